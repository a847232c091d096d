/**
 * An AI-Thinker ESP32-CAM as a drone of Skylens.
 *
 * NOT RUN ON A BOARD YET. It compiles against header stubs; what it calls in lib/ is tested on a computer.
 */
#include <Arduino.h>
#include <esp_system.h>
#include <esp_task_wdt.h>
#include <soc/rtc_cntl_reg.h>
#include <soc/soc.h>

#include <cstdarg>

#if !__has_include("secrets.h")
#error "Copy include/secrets.example.h to include/secrets.h and write your Wi-Fi and server into it"
#endif

#include "board_camera.h"
#include "board_wifi.h"
#include "config.h"
#include "plain_socket.h"
#include "secrets.h"
#include "tls_socket.h"
#include "uplink.h"

using namespace skylens;

namespace {

uint64_t nowMillis() {
    return static_cast<uint64_t>(esp_timer_get_time()) / 1000;
}

class SerialLog : public Log {
public:
    __attribute__((format(printf, 2, 3))) void say(const char* format, ...) override {
        char line[160];
        va_list values;
        va_start(values, format);
        vsnprintf(line, sizeof line, format, values);
        va_end(values);
        Serial.printf("[%8.1f s] %s\n", static_cast<double>(nowMillis()) / 1000, line);
    }
};

SerialLog serialLog;
BoardWifi wifi;
BoardCamera camera;
WifiKeeper wifiKeeper(wifi, serialLog, esp_random);
FrameSlot* slot;
Filmer* filmer;
Uplink* uplink;

class Commands : public CommandListener {
public:
    void onNewConnection() override {
        wanted_ = FIRST_PICTURE;
        filmer->want(wanted_);
    }

    void onCommand(std::string_view text) override {
        if (obey(text, wanted_)) {
            serialLog.say("server: sets %dx%d, quality %d, %.1f frames a second", wanted_.width, wanted_.height,
                          wanted_.quality, static_cast<double>(wanted_.fps));
            filmer->want(wanted_);
        }
    }

private:
    Picture wanted_ = FIRST_PICTURE;
};

Commands commands;

[[noreturn]] void restart(const char* reason) {
    serialLog.say("board: restarting, %s", reason);
    delay(1000);  // so that the line gets out, and a fault that stays does not spin
    esp_restart();
}

void film(void*) {
    constexpr uint32_t LONGEST_SLEEP_MILLIS = 100;
    esp_task_wdt_add(nullptr);
    for (;;) {
        esp_task_wdt_reset();
        delay(std::min(filmer->step(nowMillis()) + 1, LONGEST_SLEEP_MILLIS));
    }
}

Destination destination() {
    std::array<uint8_t, 6> mac{};
    WiFi.macAddress(mac.data());
    Destination to{{}, droneId(DRONE, mac), TOKEN};
    if (!parseAddress(SERVER_URL, to.address)) {
        restart("SERVER_URL in secrets.h must be ws://HOST:PORT or wss://HOST:PORT");
    }
    if (!isDroneId(to.drone)) {
        restart("DRONE in secrets.h must be 1 to 64 of A-Z a-z 0-9 . _ - and begin with a letter or digit");
    }
    return to;
}

/** A line every ten seconds that tells whether all is well, and if not, what is not. */
void report(uint64_t now) {
    static uint64_t reportedMillis = 0;
    static uint32_t frames = 0;
    static uint64_t bytes = 0;
    if (now < reportedMillis + REPORT_MILLIS) {
        return;
    }
    double seconds = static_cast<double>(now - reportedMillis) / 1000;
    serialLog.say("%s: %.1f frames a second, %.0f kB/s; since start %u replaced by newer ones, %u too large; "
                  "wifi %d dBm, %u kB free",
                  uplink->isOnline() ? "online" : "offline", (uplink->framesSent() - frames) / seconds,
                  static_cast<double>(uplink->bytesSent() - bytes) / 1000 / seconds,
                  static_cast<unsigned>(slot->replaced()), static_cast<unsigned>(slot->tooLarge()),
                  static_cast<int>(WiFi.RSSI()), static_cast<unsigned>(ESP.getFreeHeap() / 1024));
    reportedMillis = now;
    frames = uplink->framesSent();
    bytes = uplink->bytesSent();
}

}  // namespace

void setup() {
#if !BROWNOUT_DETECTOR
    WRITE_PERI_REG(RTC_CNTL_BROWN_OUT_REG, 0);
#endif
    Serial.begin(SERIAL_BAUD);
    esp_task_wdt_init(WATCHDOG_SECONDS, true);
    esp_task_wdt_add(nullptr);
    BoardWifi::begin();
    Destination to = destination();
    serialLog.say("board: %s, sending to %s", to.drone.c_str(), SERVER_URL);
    auto* first = static_cast<uint8_t*>(ps_malloc(SLOT_BYTES));
    auto* second = static_cast<uint8_t*>(ps_malloc(SLOT_BYTES));
    if (first == nullptr || second == nullptr) {
        restart("it has no PSRAM");
    }
    if (!BoardCamera::begin()) {
        restart("no camera answers; is its ribbon cable in?");
    }
    configTime(0, 0, TIME_SERVER);
    slot = new FrameSlot(first, second, SLOT_BYTES);
    filmer = new Filmer(camera, *slot, FIRST_PICTURE);
    Socket* socket = to.address.isSecure ? static_cast<Socket*>(new TlsSocket(CA_CERTIFICATE)) : new PlainSocket();
    uplink = new Uplink({*socket, *slot, commands, serialLog, esp_random}, to);
    constexpr uint32_t STACK_BYTES = 4096;
    constexpr BaseType_t APPLICATION_CORE = 1;  // the Wi-Fi has the other one
    xTaskCreatePinnedToCore(film, "camera", STACK_BYTES, nullptr, 1, nullptr, APPLICATION_CORE);
}

void loop() {
    esp_task_wdt_reset();
    uint64_t now = nowMillis();
    uplink->step(now, wifiKeeper.step(now));
    report(now);
    if (filmer->isBlind(now)) {
        restart("the camera gives no picture");
    }
    if (now > uplink->lastFrameMillis() + RESTART_AFTER_MILLIS) {
        restart("no frame could be sent for ten minutes");
    }
    delay(1);
}
