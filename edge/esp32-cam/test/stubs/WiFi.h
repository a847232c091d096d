#pragma once

#include <cstdint>

enum wl_status_t { WL_IDLE_STATUS = 0, WL_CONNECTED = 3, WL_DISCONNECTED = 6 };
enum wifi_mode_t { WIFI_STA = 1 };

struct WiFiClass {
    void persistent(bool isPersistent);
    bool mode(wifi_mode_t mode);
    bool setAutoReconnect(bool doesReconnect);
    bool setSleep(bool isEnabled);
    wl_status_t begin(const char* name, const char* password);
    bool disconnect(bool turnsOff = false, bool forgets = false);
    wl_status_t status();
    int8_t RSSI();
    uint8_t* macAddress(uint8_t* mac);
};
extern WiFiClass WiFi;
