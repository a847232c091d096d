#pragma once

#include <algorithm>
#include <cstdint>

namespace skylens {

/** A source of random bits: esp_random on the board. */
using Random = uint32_t (*)();

/** Waits that double up to a longest, each shortened by up to half at random, lest a fleet come back in one instant. */
class Backoff {
public:
    Backoff(uint32_t firstMillis, uint32_t longestMillis, Random random)
        : first_(firstMillis), longest_(longestMillis), wait_(firstMillis), random_(random) {}

    uint32_t next() {
        uint32_t wait = wait_ - random_() % (wait_ / 2 + 1);
        wait_ = std::min(longest_, wait_ * 2);
        return wait;
    }

    void reset() { wait_ = first_; }

private:
    uint32_t first_;
    uint32_t longest_;
    uint32_t wait_;
    Random random_;
};

}  // namespace skylens
