// A time of day that is two seconds behind, for a process that loads this first (LD_PRELOAD). The clock that waits go by is
// left alone.

#define _GNU_SOURCE
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { SECONDS_BEHIND = 2 };

int clock_gettime(clockid_t clock, struct timespec *time) {
    long result = syscall(SYS_clock_gettime, clock, time);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
        time->tv_sec -= SECONDS_BEHIND;
    }
    return (int)result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    long result = syscall(SYS_gettimeofday, time, zone);
    if (result == 0) {
        time->tv_sec -= SECONDS_BEHIND;
    }
    return (int)result;
}
