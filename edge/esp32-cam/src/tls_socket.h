#pragma once

#include <esp_tls.h>

#include <algorithm>
#include <cstring>

#include "tcp_socket.h"

/**
 * TCP with TLS, by ESP-IDF's esp_tls in its non-blocking mode. Waits for nothing but the look-up of the name and, at
 * most CONNECT_MILLIS, for the server to accept the connection.
 */
class TlsSocket : public skylens::Socket {
public:
    /** @param caCertificate in PEM, of the authority that must have signed the server's; lives as long as the socket */
    explicit TlsSocket(const char* caCertificate) {
        config_.cacert_buf = reinterpret_cast<const unsigned char*>(caCertificate);
        config_.cacert_bytes = static_cast<unsigned>(strlen(caCertificate)) + 1;  // with the zero that ends PEM
        config_.non_block = true;
        config_.timeout_ms = CONNECT_MILLIS;
    }

    ~TlsSocket() override { close(); }

    void connect(const skylens::Address& address) override {
        close();
        address_ = address;
        tls_ = esp_tls_init();
    }

    Opening opening() override {
        if (tls_ == nullptr) {
            return Opening::FAILED;
        }
        int state = esp_tls_conn_new_async(address_.host.c_str(), static_cast<int>(address_.host.size()),
                                           address_.port, &config_, tls_);
        return state > 0 ? Opening::OPEN : state == 0 ? Opening::PENDING : Opening::FAILED;
    }

    int write(const uint8_t* bytes, size_t length) override {
        return result(esp_tls_conn_write(tls_, bytes, std::min(length, MAX_RECORD_BYTES)));
    }

    int read(uint8_t* bytes, size_t length) override {
        int count = static_cast<int>(esp_tls_conn_read(tls_, bytes, length));
        return count == 0 ? -1 : result(count);
    }

    void close() override {
        if (tls_ != nullptr) {
            esp_tls_conn_destroy(tls_);
            tls_ = nullptr;
        }
    }

private:
    static constexpr int CONNECT_MILLIS = 2000;
    /** One record at a time: of several esp_tls would not say how many went out before the line was full. */
    static constexpr size_t MAX_RECORD_BYTES = 4096;

    static int result(long count) {
        bool isPatience = count == ESP_TLS_ERR_SSL_WANT_READ || count == ESP_TLS_ERR_SSL_WANT_WRITE;
        return isPatience ? 0 : count < 0 ? -1 : static_cast<int>(count);
    }

    esp_tls_cfg_t config_{};
    esp_tls_t* tls_ = nullptr;
    skylens::Address address_;
};
