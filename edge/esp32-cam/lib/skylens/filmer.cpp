#include "filmer.h"

#include <algorithm>

namespace skylens {

void Filmer::want(const Picture& picture) {
    std::lock_guard<std::mutex> lock(mutex_);
    wanted_ = picture;
}

uint32_t Filmer::step(uint64_t nowMillis) {
    Picture wanted;
    {
        std::lock_guard<std::mutex> lock(mutex_);
        wanted = wanted_;
    }
    if (!(wanted == applied_)) {
        camera_.apply(wanted);
        applied_ = wanted;
        nextMillis_ = nowMillis;
    }
    if (nowMillis < nextMillis_) {
        return static_cast<uint32_t>(nextMillis_ - nowMillis);
    }
    // A beat, not a distance from the last picture: else what each one takes would be added to every wait.
    auto interval = static_cast<uint64_t>(1000 / wanted.fps);
    nextMillis_ = std::max(nextMillis_ + interval, nowMillis);
    if (camera_.shoot(slot_)) {
        std::lock_guard<std::mutex> lock(mutex_);
        lastPictureMillis_ = nowMillis;
    }
    return 0;
}

bool Filmer::isBlind(uint64_t nowMillis) {
    std::lock_guard<std::mutex> lock(mutex_);
    uint64_t patience = BLIND_AFTER_MILLIS + static_cast<uint64_t>(1000 / wanted_.fps);
    return nowMillis > lastPictureMillis_ + patience;
}

}  // namespace skylens
