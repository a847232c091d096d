#include "wifi_keeper.h"

namespace skylens {

bool WifiKeeper::step(uint64_t nowMillis) {
    switch (state_) {
        case State::APART:
            if (nowMillis >= untilMillis_) {
                log_.say("wifi: joining");
                wifi_.join();
                state_ = State::JOINING;
                untilMillis_ = nowMillis + JOIN_MILLIS;
            }
            break;
        case State::JOINING:
            if (wifi_.isJoined()) {
                log_.say("wifi: joined");
                backoff_.reset();
                state_ = State::JOINED;
            } else if (nowMillis >= untilMillis_) {
                tryAgain(nowMillis, "not found, or the password is wrong");
            }
            break;
        case State::JOINED:
            if (!wifi_.isJoined()) {
                tryAgain(nowMillis, "lost");
            }
            break;
    }
    return state_ == State::JOINED;
}

void WifiKeeper::tryAgain(uint64_t nowMillis, const char* reason) {
    wifi_.leave();
    state_ = State::APART;
    uint32_t wait = backoff_.next();
    untilMillis_ = nowMillis + wait;
    log_.say("wifi: %s; again in %u.%u s", reason, static_cast<unsigned>(wait / 1000),
             static_cast<unsigned>(wait % 1000 / 100));
}

}  // namespace skylens
