#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "backoff.h"
#include "frame_slot.h"
#include "line_log.h"
#include "tcp_socket.h"
#include "websocket.h"

namespace skylens {

/** Where to send and as whom. */
struct Destination {
    Address address;
    std::string drone;
    std::string token;  // empty: none
};

/** Who does what the server says. */
class CommandListener {
public:
    virtual ~CommandListener() = default;
    /** What was commanded before no longer holds: the server says again what still does. */
    virtual void onNewConnection() = 0;
    virtual void onCommand(std::string_view text) = 0;
};

/**
 * Keeps a WebSocket to ingest open and sends the newest frame through it.
 *
 *   WAITING --time is up--> CONNECTING --open--> UPGRADING --101--> ONLINE
 *      ^________________________|____ whatever goes wrong __|__________|
 *
 * Everything happens in `step`, which never waits. A frame is sent once or, when the connection ends meanwhile, never.
 */
class Uplink : private MessageListener {
public:
    static constexpr uint32_t OPEN_MILLIS = 2000;
    /** The handshakes of TLS and HTTP; an ESP32 calculates for a second or two. */
    static constexpr uint32_t SECURE_OPEN_MILLIS = 6000;
    static constexpr uint32_t UPGRADE_MILLIS = 3000;
    static constexpr uint32_t PING_MILLIS = 2000;
    /** A server that takes nothing, or answers no ping, for so long is gone. TCP would wait for minutes. */
    static constexpr uint32_t SILENCE_MILLIS = 6000;
    /** A connection that held so long was a good one: the next wait begins small again. */
    static constexpr uint32_t STEADY_MILLIS = 5000;
    static constexpr uint32_t FIRST_WAIT_MILLIS = 250;
    static constexpr uint32_t LONGEST_WAIT_MILLIS = 2000;

    struct Parts {
        Socket& socket;
        FrameSlot& slot;
        CommandListener& commands;
        Log& log;
        Random random;
    };

    Uplink(const Parts& parts, const Destination& destination);

    /** Call often: as soon as bytes can be sent or have come, at least every few milliseconds. */
    void step(uint64_t nowMillis, bool hasNetwork);

    bool isOnline() const { return state_ == State::ONLINE; }
    uint32_t framesSent() const { return framesSent_; }
    uint64_t bytesSent() const { return bytesSent_; }
    /** When the last frame had been handed over whole; 0 before the first. */
    uint64_t lastFrameMillis() const { return lastFrameMillis_; }

private:
    enum class State { WAITING, CONNECTING, UPGRADING, ONLINE };

    void connect();
    void awaitOpen();
    void awaitUpgrade();
    void exchange();
    bool isServerGone() const;
    bool receive();
    bool send();
    bool startNext();
    void endCurrent();
    void fail(const std::string& reason);

    void onText(std::string_view text) override;
    void onPing(std::string_view payload) override;
    void onClose(int code, std::string_view reason) override;

    Parts parts_;
    Destination destination_;
    Backoff backoff_;
    MessageReader reader_;
    State state_ = State::WAITING;
    uint64_t now_ = 0;
    uint64_t untilMillis_ = 0;
    uint64_t onlineSince_ = 0;
    uint64_t lastProgressMillis_ = 0;
    uint64_t lastPingMillis_ = 0;
    uint64_t answerDueMillis_ = UINT64_MAX;
    uint64_t lastFrameMillis_ = 0;
    std::string key_;
    UpgradeReply reply_;
    std::string control_;
    std::string closing_;
    const uint8_t* out_ = nullptr;
    size_t outLength_ = 0;
    bool outIsFrame_ = false;
    bool outHasPing_ = false;
    std::string outControl_;
    uint32_t framesSent_ = 0;
    uint64_t bytesSent_ = 0;
};

}  // namespace skylens
