#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace skylens {

/** Where ingest listens. */
struct Address {
    bool isSecure = false;
    std::string host;
    uint16_t port = 0;
};

/** Reads ws://host:port or wss://host:port; without a port 3001 or 443. False when it is neither. */
bool parseAddress(std::string_view url, Address& address);

/** Whether Skylens takes this as the id of a drone: [A-Za-z0-9][A-Za-z0-9._-]{0,63}. */
bool isDroneId(std::string_view id);

/** The configured id or, without one, esp32cam- and the MAC address, of which every board has its own. */
std::string droneId(std::string_view configured, const std::array<uint8_t, 6>& mac);

}  // namespace skylens
