#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>

#include "prefix.h"

namespace skylens {

/** Room that stays free before a payload, for the largest header of a masked WebSocket frame. */
constexpr size_t HEADER_ROOM = 14;

/** A message to send: device prefix and JPEG. The HEADER_ROOM bytes before it are free to be written. */
struct Payload {
    uint8_t* bytes = nullptr;
    size_t length = 0;
};

/**
 * Two buffers between the camera's task and the network's: one is being sent, the other takes every new frame. So the
 * camera never waits for the network, and what is sent next is always the newest.
 *
 * `put` belongs to one task and `take` to another.
 */
class FrameSlot {
public:
    /** The buffers, each of `capacity` bytes and not owned, must live as long as the slot. */
    FrameSlot(uint8_t* first, uint8_t* second, size_t capacity);

    /** Copies a JPEG. False, and counted, when it does not fit. */
    bool put(const uint8_t* jpeg, size_t length, uint64_t capturedAtMicros);

    /** The newest frame, which no `put` touches before the next frame is taken; without bytes when none is new. */
    Payload take();

    /** Frames that a newer one replaced before the network took them. */
    uint32_t replaced() const { return replaced_; }

    uint32_t tooLarge() const { return tooLarge_; }

private:
    static constexpr int NONE = -1;

    std::mutex mutex_;
    uint8_t* buffers_[2];
    size_t lengths_[2] = {0, 0};
    size_t capacity_;
    int sending_ = NONE;
    int newest_ = NONE;
    uint32_t sequence_ = 0;
    std::atomic<uint32_t> replaced_{0};
    std::atomic<uint32_t> tooLarge_{0};
};

}  // namespace skylens
