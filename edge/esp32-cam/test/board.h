#pragma once

#include "fakes.h"

inline constexpr uint64_t HOUR = 3600000;

struct Commands : skylens::CommandListener {
    std::vector<std::string> texts;  // of this connection
    void onNewConnection() override { texts.clear(); }
    void onCommand(std::string_view text) override { texts.emplace_back(text); }
};

/** An uplink, its fakes, and a clock that goes in steps of 5 ms. */
struct Board {
    std::vector<uint8_t> first = std::vector<uint8_t>(100000);
    std::vector<uint8_t> second = std::vector<uint8_t>(100000);
    skylens::FrameSlot slot{first.data(), second.data(), first.size()};
    FakeSocket socket;
    FakeLog log;
    Commands commands;
    skylens::Uplink uplink{{socket, slot, commands, log, fakeRandom}, {{false, "10.0.0.2", 3001}, "garden", "secret"}};
    uint64_t now = HOUR;
    bool hasNetwork = true;
    uint8_t mark = 0;

    void run(uint64_t millis) {
        for (uint64_t end = now + millis; now < end; now += 5) {
            uplink.step(now, hasNetwork);
        }
    }

    void put(size_t length = 10) {
        std::vector<uint8_t> jpeg(length, ++mark);
        slot.put(jpeg.data(), jpeg.size(), 0);
    }

    /** Milliseconds until it is online. */
    uint64_t timeToOnline(uint64_t patience = 10000) {
        for (uint64_t begin = now; now < begin + patience; now += 5) {
            uplink.step(now, hasNetwork);
            if (uplink.isOnline()) {
                return now - begin;
            }
        }
        return patience;
    }

    int lastMark() const { return socket.binaries().back().back(); }
};
