#pragma once

#include <cstddef>
#include <cstdint>

#include "address.h"

namespace skylens {

/** A connection over TCP, plain or encrypted. One at a time; `connect` may follow `close`. */
class Socket {
public:
    enum class Opening { PENDING, OPEN, FAILED };

    virtual ~Socket() = default;
    /** Begins to connect. */
    virtual void connect(const Address& address) = 0;
    /** How far it has come. Asked again and again until it is no longer pending. */
    virtual Opening opening() = 0;
    /** Takes as many of the bytes as there is room for now, maybe none; less than 0 when the connection is broken. */
    virtual int write(const uint8_t* bytes, size_t length) = 0;
    /** Gives what has come, maybe nothing; less than 0 when the connection has ended. */
    virtual int read(uint8_t* bytes, size_t length) = 0;
    virtual void close() = 0;
};

}  // namespace skylens
