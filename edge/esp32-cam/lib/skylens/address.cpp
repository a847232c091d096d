#include "address.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace skylens {
namespace {

constexpr uint16_t PLAIN_PORT = 3001;
constexpr uint16_t SECURE_PORT = 443;
constexpr size_t MAX_ID_LENGTH = 64;

bool isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool startsWith(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

}  // namespace

bool parseAddress(std::string_view url, Address& address) {
    bool isSecure = startsWith(url, "wss://");
    if (!isSecure && !startsWith(url, "ws://")) {
        return false;
    }
    url.remove_prefix(isSecure ? 6 : 5);
    url = url.substr(0, url.find('/'));
    size_t colon = url.find(':');
    long port = isSecure ? SECURE_PORT : PLAIN_PORT;
    if (colon != std::string_view::npos) {
        port = strtol(std::string(url.substr(colon + 1)).c_str(), nullptr, 10);
    }
    address = {isSecure, std::string(url.substr(0, colon)), static_cast<uint16_t>(port)};
    return !address.host.empty() && port > 0 && port <= UINT16_MAX;
}

bool isDroneId(std::string_view id) {
    return !id.empty() && id.size() <= MAX_ID_LENGTH && isAlphanumeric(id[0]) &&
           std::all_of(id.begin(), id.end(),
                       [](char c) { return isAlphanumeric(c) || c == '.' || c == '_' || c == '-'; });
}

std::string droneId(std::string_view configured, const std::array<uint8_t, 6>& mac) {
    if (!configured.empty()) {
        return std::string(configured);
    }
    char id[] = "esp32cam-000000000000";
    snprintf(id, sizeof id, "esp32cam-%02x%02x%02x%02x%02x%02x", mac[0], mac[1], mac[2], mac[3], mac[4], mac[5]);
    return id;
}

}  // namespace skylens
