#include "frame_slot.h"

#include <cstring>

namespace skylens {

FrameSlot::FrameSlot(uint8_t* first, uint8_t* second, size_t capacity)
    : buffers_{first, second}, capacity_(capacity) {}

bool FrameSlot::put(const uint8_t* jpeg, size_t length, uint64_t capturedAtMicros) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (HEADER_ROOM + PREFIX_BYTES + length > capacity_) {
        tooLarge_++;
        return false;
    }
    if (newest_ != NONE) {
        replaced_++;
    }
    newest_ = sending_ == 0 ? 1 : 0;
    uint8_t* payload = buffers_[newest_] + HEADER_ROOM;
    writePrefix(payload, sequence_++, capturedAtMicros);
    memcpy(payload + PREFIX_BYTES, jpeg, length);
    lengths_[newest_] = PREFIX_BYTES + length;
    return true;
}

Payload FrameSlot::take() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (newest_ == NONE) {
        return {};
    }
    sending_ = newest_;
    newest_ = NONE;
    return {buffers_[sending_] + HEADER_ROOM, lengths_[sending_]};
}

}  // namespace skylens
