#pragma once

#include <WiFi.h>

#include "secrets.h"
#include "wifi_keeper.h"

/** The board's radio. Only WifiKeeper decides when to join: two that do so get in each other's way. */
class BoardWifi : public skylens::Wifi {
public:
    static void begin() {
        WiFi.persistent(false);
        WiFi.mode(WIFI_STA);
        WiFi.setAutoReconnect(false);
        WiFi.setSleep(false);  // power saving delays every packet by up to 100 ms
    }

    void join() override { WiFi.begin(WIFI_NAME, WIFI_PASSWORD); }
    void leave() override { WiFi.disconnect(); }
    bool isJoined() override { return WiFi.status() == WL_CONNECTED; }
};
