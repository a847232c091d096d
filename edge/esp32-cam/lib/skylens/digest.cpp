#include "digest.h"

namespace skylens {
namespace {

constexpr size_t BLOCK_BYTES = 64;
constexpr size_t LENGTH_BYTES = 8;

uint32_t rotate(uint32_t word, int bits) {
    return word << bits | word >> (32 - bits);
}

void digestBlock(std::array<uint32_t, 5>& hash, const uint8_t* block) {
    uint32_t words[80];
    for (int i = 0; i < 16; i++) {
        words[i] = uint32_t{block[4 * i]} << 24 | uint32_t{block[4 * i + 1]} << 16 | uint32_t{block[4 * i + 2]} << 8 |
                   uint32_t{block[4 * i + 3]};
    }
    for (int i = 16; i < 80; i++) {
        words[i] = rotate(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    }
    auto [a, b, c, d, e] = hash;
    for (int i = 0; i < 80; i++) {
        uint32_t mixed = i < 20   ? ((b & c) | (~b & d)) + 0x5A827999
                         : i < 40 ? (b ^ c ^ d) + 0x6ED9EBA1
                         : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC
                                  : (b ^ c ^ d) + 0xCA62C1D6;
        uint32_t next = rotate(a, 5) + mixed + e + words[i];
        e = d;
        d = c;
        c = rotate(b, 30);
        b = a;
        a = next;
    }
    hash = {hash[0] + a, hash[1] + b, hash[2] + c, hash[3] + d, hash[4] + e};
}

}  // namespace

std::array<uint8_t, 20> sha1(std::string_view text) {
    std::string padded(text);
    padded += '\x80';
    while (padded.size() % BLOCK_BYTES != BLOCK_BYTES - LENGTH_BYTES) {
        padded += '\0';
    }
    for (int shift = 56; shift >= 0; shift -= 8) {
        padded += static_cast<char>(uint64_t{text.size()} * 8 >> shift);
    }
    std::array<uint32_t, 5> hash = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    for (size_t at = 0; at < padded.size(); at += BLOCK_BYTES) {
        digestBlock(hash, reinterpret_cast<const uint8_t*>(padded.data()) + at);
    }
    std::array<uint8_t, 20> bytes{};
    for (size_t i = 0; i < bytes.size(); i++) {
        bytes[i] = static_cast<uint8_t>(hash[i / 4] >> (24 - 8 * (i % 4)));
    }
    return bytes;
}

std::string base64(const uint8_t* bytes, size_t length) {
    static constexpr char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (size_t at = 0; at < length; at += 3) {
        uint32_t group = 0;
        for (size_t i = 0; i < 3; i++) {
            group = group << 8 | (at + i < length ? bytes[at + i] : 0u);
        }
        for (size_t i = 0; i < 4; i++) {
            text += at + i <= length ? DIGITS[group >> (18 - 6 * i) & 63] : '=';
        }
    }
    return text;
}

}  // namespace skylens
