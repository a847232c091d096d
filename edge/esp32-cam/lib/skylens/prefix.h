#pragma once

#include <cstddef>
#include <cstdint>

namespace skylens {

/**
 * What stands before the JPEG in every message, big-endian:
 *
 *   0        4           8                     16
 *   +--------+-----------+---------------------+------------
 *   | "SKY1" | sequence  | captured at         | FF D8 ...
 *   | ASCII  | u32       | u64 µs since 1970   | the JPEG
 *   +--------+-----------+---------------------+------------
 */
constexpr size_t PREFIX_BYTES = 16;

/** Until the clock has been set. Skylens reads a time after the year 9999 as "not said". */
constexpr uint64_t UNKNOWN_TIME = UINT64_MAX;

void writePrefix(uint8_t* out, uint32_t sequence, uint64_t capturedAtMicros);

}  // namespace skylens
