#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "backoff.h"

namespace skylens {

/** The client's half of RFC 6455, as much as a camera needs: it sends whole messages and reads short ones. */
enum class Opcode : uint8_t { CONTINUATION = 0, TEXT = 1, BINARY = 2, CLOSE = 8, PING = 9, PONG = 10 };

/** Sixteen random bytes, in base 64: with these the client asks, and recognises the answer as one to its question. */
std::string makeKey(Random random);

/** The HTTP request that opens a WebSocket. Without a token nothing is said about who asks. */
std::string upgradeRequest(const std::string& host, const std::string& path, const std::string& key,
                           const std::string& token);

/** What the server answers to the request. */
class UpgradeReply {
public:
    /** Takes bytes until the header is complete; returns how many. The rest already belongs to the WebSocket. */
    size_t feed(const uint8_t* bytes, size_t length);

    bool isComplete() const { return isComplete_; }
    /** Longer than any answer of a WebSocket server. */
    bool isTooLong() const { return text_.size() > 4096; }
    /** The HTTP status; 0 when this is no HTTP. */
    int status() const;
    /** Whether the server speaks WebSocket and has read our key. */
    bool accepts(const std::string& key) const;

private:
    std::string_view header(std::string_view name) const;

    std::string text_;
    bool isComplete_ = false;
};

/**
 * Makes a frame in place: masks the payload and writes its header right before it, where at least HEADER_ROOM bytes
 * are free. Returns the header's length.
 */
size_t frameInPlace(Opcode opcode, uint8_t* payload, size_t length, uint32_t mask);

/** A whole frame with a short payload, at most 125 bytes. */
std::string shortFrame(Opcode opcode, std::string_view payload, uint32_t mask);

/** What a server may say. */
class MessageListener {
public:
    virtual ~MessageListener() = default;
    virtual void onText(std::string_view text) = 0;
    virtual void onPing(std::string_view payload) = 0;
    virtual void onClose(int code, std::string_view reason) = 0;
};

/** Cuts what comes from the server into messages. Messages over 1 kB are passed over: none of them is for a camera. */
class MessageReader {
public:
    explicit MessageReader(MessageListener& listener) : listener_(listener) {}

    void feed(const uint8_t* bytes, size_t length);
    void reset();

private:
    static constexpr size_t MAX_BYTES = 1024;

    void take(uint8_t byte);
    void takeHeader(uint8_t byte);
    void endFrame();
    void endMessage(Opcode opcode, const std::string& payload);

    MessageListener& listener_;
    std::string header_;
    size_t headerNeeds_ = 2;
    uint64_t remaining_ = 0;
    std::string control_;
    std::string data_;
    bool isTooLong_ = false;
    Opcode dataOpcode_ = Opcode::CONTINUATION;
};

}  // namespace skylens
