#pragma once

// Copy this file to secrets.h, which git leaves alone, and write your own values into the copy.

constexpr const char* WIFI_NAME = "my-wifi";
constexpr const char* WIFI_PASSWORD = "my-password";

// ws://HOST:PORT or wss://HOST:PORT of ingest. An IP address or a DNS name; names in .local are not found.
constexpr const char* SERVER_URL = "ws://192.168.1.10:3001";

// Who you are, where Skylens asks for it; else empty.
constexpr const char* TOKEN = "";

// Id in Skylens; empty: esp32cam- and the MAC address of the board, so one program fits any number of boards.
constexpr const char* DRONE = "";

// For wss:// only: the certificate of the authority that signed the server's, in PEM. Without it nothing is encrypted,
// since a connection to nobody knows whom is none.
constexpr const char* CA_CERTIFICATE = R"(-----BEGIN CERTIFICATE-----
-----END CERTIFICATE-----
)";
