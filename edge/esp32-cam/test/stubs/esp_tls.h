#pragma once

#include <sys/types.h>

#include <cstddef>

constexpr int ESP_TLS_ERR_SSL_WANT_READ = -0x6900;
constexpr int ESP_TLS_ERR_SSL_WANT_WRITE = -0x6880;

struct esp_tls_t;

struct esp_tls_cfg_t {
    const unsigned char* cacert_buf;
    unsigned int cacert_bytes;
    bool non_block;
    int timeout_ms;
};

esp_tls_t* esp_tls_init();
int esp_tls_conn_new_async(const char* host, int hostLength, int port, const esp_tls_cfg_t* config, esp_tls_t* tls);
ssize_t esp_tls_conn_write(esp_tls_t* tls, const void* data, size_t length);
ssize_t esp_tls_conn_read(esp_tls_t* tls, void* data, size_t length);
int esp_tls_conn_destroy(esp_tls_t* tls);
