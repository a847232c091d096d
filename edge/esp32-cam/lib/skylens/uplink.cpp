#include "uplink.h"

namespace skylens {
namespace {

/** A server that pings and does not read must not fill the memory. */
constexpr size_t MAX_CONTROL_BYTES = 1024;

}  // namespace

Uplink::Uplink(const Parts& parts, const Destination& destination)
    : parts_(parts),
      destination_(destination),
      backoff_(FIRST_WAIT_MILLIS, LONGEST_WAIT_MILLIS, parts.random),
      reader_(*this) {}

void Uplink::step(uint64_t nowMillis, bool hasNetwork) {
    now_ = nowMillis;
    if (!hasNetwork) {
        if (state_ != State::WAITING) {
            fail("the network is gone");
        }
        return;
    }
    switch (state_) {
        case State::WAITING:
            if (now_ >= untilMillis_) {
                connect();
            }
            break;
        case State::CONNECTING:
            awaitOpen();
            break;
        case State::UPGRADING:
            awaitUpgrade();
            break;
        case State::ONLINE:
            exchange();
            break;
    }
}

void Uplink::connect() {
    parts_.socket.connect(destination_.address);
    state_ = State::CONNECTING;
    untilMillis_ = now_ + (destination_.address.isSecure ? SECURE_OPEN_MILLIS : OPEN_MILLIS);
}

void Uplink::awaitOpen() {
    auto opening = parts_.socket.opening();
    if (opening == Socket::Opening::OPEN) {
        key_ = makeKey(parts_.random);
        reply_ = {};
        reader_.reset();
        parts_.commands.onNewConnection();
        closing_.clear();
        control_ = upgradeRequest(destination_.address.host, "/ws/" + destination_.drone, key_, destination_.token);
        state_ = State::UPGRADING;
        untilMillis_ = now_ + UPGRADE_MILLIS;
    } else if (opening == Socket::Opening::FAILED) {
        fail("nobody there");
    } else if (now_ >= untilMillis_) {
        fail("no answer");
    }
}

void Uplink::awaitUpgrade() {
    bool isWhole = send() && receive();
    if (reply_.isComplete() && reply_.accepts(key_)) {
        parts_.log.say("server: connected as %s", destination_.drone.c_str());
        state_ = State::ONLINE;
        onlineSince_ = lastPingMillis_ = lastProgressMillis_ = now_;
        answerDueMillis_ = UINT64_MAX;
    } else if (reply_.isComplete()) {
        fail("refuses, HTTP " + std::to_string(reply_.status()));
    } else if (!isWhole) {
        fail("hung up before it greeted");
    } else if (reply_.isTooLong() || now_ >= untilMillis_) {
        fail("does not speak WebSocket");
    }
}

void Uplink::exchange() {
    bool isWhole = receive() && send();
    if (!closing_.empty()) {
        fail(closing_);
    } else if (!isWhole) {
        fail("the connection broke");
    } else if (isServerGone()) {
        fail("silent for too long");
    } else if (now_ >= lastPingMillis_ + PING_MILLIS && answerDueMillis_ == UINT64_MAX) {
        lastPingMillis_ = now_;
        control_ += shortFrame(Opcode::PING, "", parts_.random());
        outHasPing_ = true;
    }
}

/** A slow line is not a dead one: it takes a little now and then, and answers a ping once the ping is through. */
bool Uplink::isServerGone() const {
    return now_ >= answerDueMillis_ || (outLength_ > 0 && now_ >= lastProgressMillis_ + SILENCE_MILLIS);
}

bool Uplink::receive() {
    uint8_t bytes[256];
    int count;
    while ((count = parts_.socket.read(bytes, sizeof bytes)) > 0) {
        answerDueMillis_ = UINT64_MAX;
        size_t used = reply_.isComplete() ? 0 : reply_.feed(bytes, static_cast<size_t>(count));
        reader_.feed(bytes + used, static_cast<size_t>(count) - used);
    }
    return count == 0;
}

bool Uplink::send() {
    while (outLength_ > 0 || startNext()) {
        int count = parts_.socket.write(out_, outLength_);
        if (count <= 0) {
            return count == 0;
        }
        lastProgressMillis_ = now_;
        bytesSent_ += static_cast<uint32_t>(count);
        out_ += count;
        outLength_ -= static_cast<size_t>(count);
        if (outLength_ == 0) {
            endCurrent();
        }
    }
    return true;
}

void Uplink::endCurrent() {
    if (outIsFrame_) {
        outIsFrame_ = false;
        framesSent_++;
        lastFrameMillis_ = now_;
    } else if (outHasPing_) {
        outHasPing_ = false;
        answerDueMillis_ = now_ + SILENCE_MILLIS;
    }
}

/** Control frames go before frames of the camera, never into one. */
bool Uplink::startNext() {
    if (!control_.empty()) {
        outControl_ = std::move(control_);
        control_.clear();
        out_ = reinterpret_cast<const uint8_t*>(outControl_.data());
        outLength_ = outControl_.size();
        return true;
    }
    if (state_ != State::ONLINE) {
        return false;
    }
    Payload payload = parts_.slot.take();
    if (payload.bytes == nullptr) {
        return false;
    }
    size_t header = frameInPlace(Opcode::BINARY, payload.bytes, payload.length, parts_.random());
    out_ = payload.bytes - header;
    outLength_ = header + payload.length;
    outIsFrame_ = true;
    return true;
}

void Uplink::fail(const std::string& reason) {
    parts_.socket.close();
    outLength_ = 0;
    outIsFrame_ = outHasPing_ = false;
    if (state_ == State::ONLINE && now_ >= onlineSince_ + STEADY_MILLIS) {
        backoff_.reset();
    }
    state_ = State::WAITING;
    uint32_t wait = backoff_.next();
    untilMillis_ = now_ + wait;
    parts_.log.say("server: %s; again in %u.%u s", reason.c_str(), static_cast<unsigned>(wait / 1000),
                   static_cast<unsigned>(wait % 1000 / 100));
}

void Uplink::onText(std::string_view text) {
    parts_.commands.onCommand(text);
}

void Uplink::onPing(std::string_view payload) {
    if (control_.size() < MAX_CONTROL_BYTES) {
        control_ += shortFrame(Opcode::PONG, payload, parts_.random());
    }
}

void Uplink::onClose(int code, std::string_view reason) {
    closing_ = "closed the connection, " + std::to_string(code) + " " + std::string(reason);
}

}  // namespace skylens
