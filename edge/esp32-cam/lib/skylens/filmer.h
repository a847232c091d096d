#pragma once

#include <cstdint>
#include <mutex>

#include "frame_slot.h"
#include "picture.h"

namespace skylens {

/** The camera of the board. */
class Camera {
public:
    virtual ~Camera() = default;
    /** Puts the newest picture into the slot. False when there is none, within a few seconds. */
    virtual bool shoot(FrameSlot& slot) = 0;
    virtual void apply(const Picture& picture) = 0;
};

/** Takes pictures at the pace that is wanted. `step` belongs to the camera's task, `want` and `isBlind` to any. */
class Filmer {
public:
    static constexpr uint64_t BLIND_AFTER_MILLIS = 15000;

    Filmer(Camera& camera, FrameSlot& slot, const Picture& wanted) : camera_(camera), slot_(slot), wanted_(wanted) {}

    /** From the next step on. */
    void want(const Picture& picture);

    /** Takes a picture if one is due. Returns the milliseconds until the next is. */
    uint32_t step(uint64_t nowMillis);

    /** The camera has given nothing for so long that only a restart of the board can help. */
    bool isBlind(uint64_t nowMillis);

private:
    Camera& camera_;
    FrameSlot& slot_;
    std::mutex mutex_;
    Picture wanted_;
    Picture applied_{0, 0, 0, 0};
    uint64_t nextMillis_ = 0;
    uint64_t lastPictureMillis_ = 0;
};

}  // namespace skylens
