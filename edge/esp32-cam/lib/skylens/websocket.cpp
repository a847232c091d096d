#include "websocket.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "digest.h"

namespace skylens {
namespace {

constexpr uint8_t FINAL = 0x80;
constexpr uint8_t MASKED = 0x80;
constexpr uint8_t LENGTH_IN_16_BITS = 126;
constexpr uint8_t LENGTH_IN_64_BITS = 127;
constexpr int MAX_SHORT_LENGTH = 125;
constexpr size_t MASK_BYTES = 4;
constexpr std::string_view GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

void mask(uint8_t* bytes, size_t length, const uint8_t* key) {
    for (size_t i = 0; i < length; i++) {
        bytes[i] ^= key[i % MASK_BYTES];
    }
}

bool sameLetters(std::string_view a, std::string_view b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

}  // namespace

std::string makeKey(Random random) {
    uint8_t bytes[16];
    for (auto& byte : bytes) {
        byte = static_cast<uint8_t>(random());
    }
    return base64(bytes, sizeof bytes);
}

std::string upgradeRequest(const std::string& host, const std::string& path, const std::string& key,
                           const std::string& token) {
    std::string request = "GET " + path + " HTTP/1.1\r\nHost: " + host +
                          "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                          "\r\nSec-WebSocket-Key: " + key + "\r\n";
    if (!token.empty()) {
        request += "Authorization: Bearer " + token + "\r\n";
    }
    return request + "\r\n";
}

size_t UpgradeReply::feed(const uint8_t* bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        text_ += static_cast<char>(bytes[i]);
        if (text_.size() >= 4 && text_.compare(text_.size() - 4, 4, "\r\n\r\n") == 0) {
            isComplete_ = true;
            return i + 1;
        }
    }
    return length;
}

int UpgradeReply::status() const {
    return text_.compare(0, 7, "HTTP/1.") == 0 && text_.size() > 12 ? atoi(text_.c_str() + 9) : 0;
}

bool UpgradeReply::accepts(const std::string& key) const {
    auto digest = sha1(key + std::string(GUID));
    return status() == 101 && header("Sec-WebSocket-Accept") == base64(digest.data(), digest.size());
}

std::string_view UpgradeReply::header(std::string_view name) const {
    std::string_view rest = text_;
    for (size_t end; (end = rest.find("\r\n")) != std::string_view::npos; rest.remove_prefix(end + 2)) {
        std::string_view line = rest.substr(0, end);
        size_t colon = line.find(':');
        if (colon != std::string_view::npos && sameLetters(line.substr(0, colon), name)) {
            size_t value = line.find_first_not_of(" \t", colon + 1);
            return value == std::string_view::npos ? "" : line.substr(value, line.find_last_not_of(" \t") + 1 - value);
        }
    }
    return {};
}

size_t frameInPlace(Opcode opcode, uint8_t* payload, size_t length, uint32_t maskKey) {
    uint8_t header[14] = {static_cast<uint8_t>(FINAL | static_cast<uint8_t>(opcode))};
    size_t lengthBytes = length <= MAX_SHORT_LENGTH ? 0 : length <= UINT16_MAX ? 2 : 8;
    header[1] = static_cast<uint8_t>(MASKED | (lengthBytes == 0   ? length
                                               : lengthBytes == 2 ? LENGTH_IN_16_BITS
                                                                  : LENGTH_IN_64_BITS));
    for (size_t i = 0; i < lengthBytes; i++) {
        header[2 + i] = static_cast<uint8_t>(uint64_t{length} >> (8 * (lengthBytes - 1 - i)));
    }
    size_t headerBytes = 2 + lengthBytes + MASK_BYTES;
    memcpy(header + headerBytes - MASK_BYTES, &maskKey, MASK_BYTES);
    mask(payload, length, header + headerBytes - MASK_BYTES);
    memcpy(payload - headerBytes, header, headerBytes);
    return headerBytes;
}

std::string shortFrame(Opcode opcode, std::string_view payload, uint32_t maskKey) {
    constexpr size_t ROOM = 2 + MASK_BYTES;
    std::string frame(ROOM, '\0');
    frame += payload.substr(0, MAX_SHORT_LENGTH);
    frameInPlace(opcode, reinterpret_cast<uint8_t*>(frame.data()) + ROOM, frame.size() - ROOM, maskKey);
    return frame;
}

void MessageReader::reset() {
    header_.clear();
    headerNeeds_ = 2;
    remaining_ = 0;
    control_.clear();
    data_.clear();
    isTooLong_ = false;
}

void MessageReader::feed(const uint8_t* bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (header_.size() < headerNeeds_) {
            takeHeader(bytes[i]);
        } else {
            take(bytes[i]);
        }
    }
}

void MessageReader::takeHeader(uint8_t byte) {
    header_ += static_cast<char>(byte);
    if (header_.size() == 2) {
        uint8_t length = byte & ~MASKED;
        headerNeeds_ += length == LENGTH_IN_16_BITS ? 2 : length == LENGTH_IN_64_BITS ? 8 : 0;
    }
    if (header_.size() < headerNeeds_) {
        return;
    }
    remaining_ = static_cast<uint8_t>(header_[1]) & ~MASKED;
    if (headerNeeds_ > 2) {
        remaining_ = 0;
        for (size_t i = 2; i < headerNeeds_; i++) {
            remaining_ = remaining_ << 8 | static_cast<uint8_t>(header_[i]);
        }
    }
    if (remaining_ == 0) {
        endFrame();
    }
}

void MessageReader::take(uint8_t byte) {
    bool isControl = (header_[0] & 8) != 0;
    std::string& payload = isControl ? control_ : data_;
    if (payload.size() < MAX_BYTES) {
        payload += static_cast<char>(byte);
    } else {
        isTooLong_ = true;
    }
    if (--remaining_ == 0) {
        endFrame();
    }
}

void MessageReader::endFrame() {
    auto opcode = static_cast<Opcode>(header_[0] & 15);
    bool isFinal = (static_cast<uint8_t>(header_[0]) & FINAL) != 0;
    header_.clear();
    headerNeeds_ = 2;
    if (static_cast<uint8_t>(opcode) & 8) {
        std::string payload = std::move(control_);
        control_.clear();
        endMessage(opcode, payload);
        return;
    }
    if (opcode != Opcode::CONTINUATION) {
        dataOpcode_ = opcode;
    }
    if (isFinal) {
        std::string payload = std::move(data_);
        data_.clear();
        if (!isTooLong_) {
            endMessage(dataOpcode_, payload);
        }
        isTooLong_ = false;
    }
}

void MessageReader::endMessage(Opcode opcode, const std::string& payload) {
    if (opcode == Opcode::TEXT) {
        listener_.onText(payload);
    } else if (opcode == Opcode::PING) {
        listener_.onPing(payload);
    } else if (opcode == Opcode::CLOSE) {
        int code = payload.size() < 2 ? 1005 : static_cast<uint8_t>(payload[0]) << 8 | static_cast<uint8_t>(payload[1]);
        listener_.onClose(code, std::string_view(payload).substr(std::min<size_t>(2, payload.size())));
    }
}

}  // namespace skylens
