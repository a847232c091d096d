#pragma once

#include "tcp_socket.h"

/**
 * TCP without encryption, over the sockets that lwIP on the board and Linux have in common; so the tests on Linux run
 * what runs on the board. Only the look-up of a name waits, on the board up to some seconds; an IP address does not.
 */
class PlainSocket : public skylens::Socket {
public:
    ~PlainSocket() override;
    void connect(const skylens::Address& address) override;
    Opening opening() override;
    int write(const uint8_t* bytes, size_t length) override;
    int read(uint8_t* bytes, size_t length) override;
    void close() override;

private:
    int fd_ = -1;
};
