#include "prefix.h"

#include <cstring>

namespace skylens {

void writePrefix(uint8_t* out, uint32_t sequence, uint64_t capturedAtMicros) {
    memcpy(out, "SKY1", 4);
    for (int i = 0; i < 4; i++) {
        out[4 + i] = static_cast<uint8_t>(sequence >> (24 - 8 * i));
    }
    for (int i = 0; i < 8; i++) {
        out[8 + i] = static_cast<uint8_t>(capturedAtMicros >> (56 - 8 * i));
    }
}

}  // namespace skylens
