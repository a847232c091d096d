#pragma once

#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <deque>
#include <string>
#include <vector>

#include "digest.h"
#include "filmer.h"
#include "line_log.h"
#include "tcp_socket.h"
#include "uplink.h"
#include "wifi_keeper.h"

/** Random bits that a test can foresee. */
inline uint32_t fakeRandom() {
    static uint32_t state = 1;
    state = state * 1664525 + 1013904223;
    return state >> 8;
}

inline uint32_t noJitter() {
    return 0;
}

struct FakeLog : skylens::Log {
    std::vector<std::string> lines;

    void say(const char* format, ...) override {
        char line[200];
        va_list values;
        va_start(values, format);
        vsnprintf(line, sizeof line, format, values);
        va_end(values);
        lines.push_back(line);
    }

    bool has(const std::string& text) const {
        for (const auto& line : lines) {
            if (line.find(text) != std::string::npos) {
                return true;
            }
        }
        return false;
    }
};

struct FakeWifi : skylens::Wifi {
    bool isThere = true;
    bool isAsked = false;
    int joins = 0;
    int leaves = 0;

    void join() override {
        isAsked = true;
        joins++;
    }
    void leave() override {
        isAsked = false;
        leaves++;
    }
    bool isJoined() override { return isAsked && isThere; }
};

struct FakeCamera : skylens::Camera {
    bool isThere = true;
    int shots = 0;
    std::vector<skylens::Picture> applied;

    bool shoot(skylens::FrameSlot& slot) override {
        shots++;
        const uint8_t jpeg[] = {0xFF, 0xD8, static_cast<uint8_t>(shots), 0xFF, 0xD9};
        return isThere && slot.put(jpeg, sizeof jpeg, 1000u * static_cast<uint64_t>(shots));
    }
    void apply(const skylens::Picture& picture) override { applied.push_back(picture); }
};

struct Message {
    int opcode;
    std::string payload;
    bool operator==(const Message& other) const { return opcode == other.opcode && payload == other.payload; }
};

/**
 * A socket with a server behind it that accepts the handshake, unpacks what it gets and answers pings. `isDead` takes
 * nothing and says nothing, as a line does that was cut; `isMute` only says nothing; `room` is what the send buffer
 * takes from now on.
 */
struct FakeSocket : skylens::Socket {
    Opening answer = Opening::OPEN;
    std::string upgradeAnswer;  // empty: accept
    std::string tellWithGreeting;  // a text that comes right behind the acceptance
    bool isDead = false;
    bool isMute = false;
    bool isBroken = false;
    bool isOpen = false;
    size_t room = SIZE_MAX;
    int connects = 0;
    std::string request;
    std::vector<Message> messages;

    void connect(const skylens::Address&) override {
        connects++;
        isOpen = true;
        isBroken = false;
        isUpgraded_ = false;
        request.clear();
        fromDevice_.clear();
        toDevice_.clear();
    }

    Opening opening() override { return isDead ? Opening::PENDING : answer; }

    int write(const uint8_t* bytes, size_t length) override {
        if (isBroken || !isOpen) {
            return -1;
        }
        size_t taken = isDead ? 0 : std::min(length, room);
        room -= room == SIZE_MAX ? 0 : taken;
        fromDevice_.append(reinterpret_cast<const char*>(bytes), taken);
        serve();
        return static_cast<int>(taken);
    }

    int read(uint8_t* bytes, size_t length) override {
        if (isBroken || !isOpen) {
            return -1;
        }
        if (isUpgraded_ && toDevice_.empty() && upgradeAnswer.find("HTTP/1.1 4") == 0) {
            return -1;  // a server hangs up after a no
        }
        size_t given = isDead || isMute ? 0 : std::min(length, toDevice_.size());
        memcpy(bytes, toDevice_.data(), given);
        toDevice_.erase(0, given);
        return static_cast<int>(given);
    }

    void close() override { isOpen = false; }

    /** Sends a frame to the device, as servers do, without a mask. */
    void tell(int firstByte, const std::string& payload) {
        toDevice_ += static_cast<char>(firstByte);
        if (payload.size() < 126) {
            toDevice_ += static_cast<char>(payload.size());
        } else {
            toDevice_ += {126, static_cast<char>(payload.size() >> 8), static_cast<char>(payload.size())};
        }
        toDevice_ += payload;
    }

    std::vector<std::string> binaries() const {
        std::vector<std::string> found;
        for (const auto& message : messages) {
            if (message.opcode == 2) {
                found.push_back(message.payload);
            }
        }
        return found;
    }

private:
    void serve() {
        if (!isUpgraded_) {
            size_t end = fromDevice_.find("\r\n\r\n");
            if (end == std::string::npos) {
                return;
            }
            request = fromDevice_.substr(0, end + 4);
            fromDevice_.erase(0, end + 4);
            isUpgraded_ = true;
            toDevice_ += upgradeAnswer.empty() ? acceptance() : upgradeAnswer;
            if (!tellWithGreeting.empty()) {
                tell(0x81, tellWithGreeting);
            }
        }
        while (unpack()) {
        }
    }

    std::string acceptance() const {
        size_t at = request.find("Sec-WebSocket-Key: ") + 19;
        std::string key = request.substr(at, request.find("\r\n", at) - at);
        auto digest = skylens::sha1(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
        return "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nsec-websocket-accept: " +
               skylens::base64(digest.data(), digest.size()) + "\r\n\r\n";
    }

    bool unpack() {
        auto byte = [this](size_t at) { return static_cast<uint8_t>(fromDevice_[at]); };
        if (fromDevice_.size() < 6) {
            return false;
        }
        size_t length = byte(1) & 127u;
        size_t at = 2;
        size_t lengthBytes = length == 126 ? 2 : length == 127 ? 8 : 0;
        if (lengthBytes > 0) {
            length = 0;
            for (; at < 2 + lengthBytes; at++) {
                length = length << 8 | byte(at);
            }
        }
        if ((byte(1) & 0x80) == 0) {
            throw std::runtime_error("a client's frame without a mask");
        }
        if (fromDevice_.size() < at + 4 + length) {
            return false;
        }
        Message message{byte(0) & 15, fromDevice_.substr(at + 4, length)};
        for (size_t i = 0; i < length; i++) {
            message.payload[i] = static_cast<char>(message.payload[i] ^ fromDevice_[at + i % 4]);
        }
        messages.push_back(message);
        if (message.opcode == 9) {
            tell(0x8A, message.payload);
        }
        fromDevice_.erase(0, at + 4 + length);
        return true;
    }

    bool isUpgraded_ = false;
    std::string fromDevice_;
    std::string toDevice_;
};
