#pragma once

#include <cstdint>

#include "backoff.h"
#include "line_log.h"

namespace skylens {

/** The radio of the board. No call waits. */
class Wifi {
public:
    virtual ~Wifi() = default;
    virtual void join() = 0;
    virtual void leave() = 0;
    virtual bool isJoined() = 0;
};

/** Keeps the board in its Wi-Fi: joins, notices that it is gone, and joins again, for ever. */
class WifiKeeper {
public:
    static constexpr uint32_t JOIN_MILLIS = 8000;
    static constexpr uint32_t FIRST_WAIT_MILLIS = 500;
    static constexpr uint32_t LONGEST_WAIT_MILLIS = 4000;

    WifiKeeper(Wifi& wifi, Log& log, Random random)
        : wifi_(wifi), log_(log), backoff_(FIRST_WAIT_MILLIS, LONGEST_WAIT_MILLIS, random) {}

    /** Call often. Returns whether the network is there. */
    bool step(uint64_t nowMillis);

private:
    enum class State { APART, JOINING, JOINED };

    void tryAgain(uint64_t nowMillis, const char* reason);

    Wifi& wifi_;
    Log& log_;
    Backoff backoff_;
    State state_ = State::APART;
    uint64_t untilMillis_ = 0;
};

}  // namespace skylens
