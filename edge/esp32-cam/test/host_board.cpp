/**
 * The board on this machine: the logic and the plain socket as they run there, with a picture from a file for a camera
 * and no Wi-Fi.
 *
 *     host_board ws://127.0.0.1:3001 picture.jpg [drone] [fps]
 */
#include <chrono>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <thread>
#include <vector>

#include "filmer.h"
#include "plain_socket.h"
#include "uplink.h"

using namespace skylens;
using namespace std::chrono;

namespace {

constexpr size_t SLOT_BYTES = 256 * 1024;

uint32_t randomBits() {
    static std::random_device device;
    return device();
}

uint64_t nowMillis() {
    return static_cast<uint64_t>(duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count());
}

struct Stdout : Log {
    void say(const char* format, ...) override {
        va_list values;
        va_start(values, format);
        vprintf(format, values);
        va_end(values);
        putchar('\n');
        fflush(stdout);
    }
};

struct PictureFile : Camera {
    std::vector<uint8_t> jpeg;

    explicit PictureFile(const char* path) {
        std::ifstream file(path, std::ios::binary);
        jpeg.assign(std::istreambuf_iterator<char>(file), {});
    }

    bool shoot(FrameSlot& slot) override {
        auto time = duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
        return slot.put(jpeg.data(), jpeg.size(), static_cast<uint64_t>(time));
    }

    void apply(const Picture& picture) override {
        printf("camera: %dx%d, quality %d, %g frames a second\n", picture.width, picture.height, picture.quality,
               static_cast<double>(picture.fps));
        fflush(stdout);
    }
};

struct Commands : CommandListener {
    Filmer& filmer;
    const Picture own;
    Picture wanted;

    Commands(Filmer& obeying, const Picture& beginning) : filmer(obeying), own(beginning), wanted(beginning) {}

    void onNewConnection() override {
        wanted = own;
        filmer.want(wanted);
    }

    void onCommand(std::string_view text) override {
        if (obey(text, wanted)) {
            filmer.want(wanted);
        }
    }
};

}  // namespace

int main(int count, char** arguments) {
    const char* token = getenv("SKYLENS_TOKEN");
    Destination destination{{}, count > 3 ? arguments[3] : "host-board", token == nullptr ? "" : token};
    if (count < 3 || !parseAddress(arguments[1], destination.address)) {
        fprintf(stderr, "usage: host_board ws://HOST:PORT PICTURE.jpg [DRONE] [FPS]\n");
        return 2;
    }
    Picture wanted;
    wanted.fps = count > 4 ? strtof(arguments[4], nullptr) : 15;
    static uint8_t first[SLOT_BYTES];
    static uint8_t second[SLOT_BYTES];
    FrameSlot slot(first, second, SLOT_BYTES);
    PictureFile camera(arguments[2]);
    Filmer filmer(camera, slot, wanted);
    Commands commands(filmer, wanted);
    Stdout log;
    PlainSocket socket;
    Uplink uplink({socket, slot, commands, log, randomBits}, destination);
    std::thread([&filmer] {
        for (;;) {
            std::this_thread::sleep_for(milliseconds(filmer.step(nowMillis())));
        }
    }).detach();
    for (;;) {
        uplink.step(nowMillis(), true);
        std::this_thread::sleep_for(milliseconds(1));
    }
}
