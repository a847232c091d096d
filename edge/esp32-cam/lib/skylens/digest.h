#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace skylens {

/** SHA-1 as in FIPS 180-4, for the WebSocket handshake only. */
std::array<uint8_t, 20> sha1(std::string_view text);

/** RFC 4648, section 4, with padding. */
std::string base64(const uint8_t* bytes, size_t length);

}  // namespace skylens
