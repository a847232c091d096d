#include "plain_socket.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>

using skylens::Address;

namespace {

/** What lwIP on the board has. On Linux, where it can be set, it makes the tests feel a network as the board does. */
constexpr int SEND_BUFFER_BYTES = 5744;

bool isPatience(int error) {
    return error == EAGAIN || error == EWOULDBLOCK || error == EINPROGRESS || error == EINTR;
}

}  // namespace

PlainSocket::~PlainSocket() {
    close();
}

void PlainSocket::connect(const Address& address) {
    close();
    addrinfo hints{};
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &hints, &found) != 0) {
        return;
    }
    fd_ = socket(found->ai_family, found->ai_socktype, found->ai_protocol);
    if (fd_ >= 0) {
        int on = 1;
        int size = SEND_BUFFER_BYTES;
        setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        setsockopt(fd_, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
        fcntl(fd_, F_SETFL, fcntl(fd_, F_GETFL, 0) | O_NONBLOCK);
        if (::connect(fd_, found->ai_addr, found->ai_addrlen) != 0 && !isPatience(errno)) {
            close();
        }
    }
    freeaddrinfo(found);
}

skylens::Socket::Opening PlainSocket::opening() {
    if (fd_ < 0) {
        return Opening::FAILED;
    }
    fd_set writable;
    FD_ZERO(&writable);
    FD_SET(fd_, &writable);
    timeval now{};
    if (select(fd_ + 1, nullptr, &writable, nullptr, &now) <= 0) {
        return Opening::PENDING;
    }
    int error = 0;
    socklen_t length = sizeof error;
    getsockopt(fd_, SOL_SOCKET, SO_ERROR, &error, &length);
    return error == 0 ? Opening::OPEN : Opening::FAILED;
}

int PlainSocket::write(const uint8_t* bytes, size_t length) {
#ifdef MSG_NOSIGNAL
    ssize_t count = send(fd_, bytes, length, MSG_NOSIGNAL);
#else
    ssize_t count = send(fd_, bytes, length, 0);
#endif
    return count >= 0 ? static_cast<int>(count) : isPatience(errno) ? 0 : -1;
}

int PlainSocket::read(uint8_t* bytes, size_t length) {
    ssize_t count = recv(fd_, bytes, length, 0);
    return count > 0 ? static_cast<int>(count) : count < 0 && isPatience(errno) ? 0 : -1;
}

void PlainSocket::close() {
    if (fd_ >= 0) {
        ::close(fd_);
        fd_ = -1;
    }
}
