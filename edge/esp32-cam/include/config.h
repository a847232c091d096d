#pragma once

#include <cstddef>
#include <cstdint>

#include "picture.h"

// 1: the board resets when its supply sags, as Espressif delivers it. 0: it goes on, as many camera sketches have it;
// then a weak cable or USB port shows as torn pictures and a Wi-Fi that hangs instead of as a reset. Rather fix the
// supply: 5 V at 1 A, a short cable, and 470 µF at the board.
#define BROWNOUT_DETECTOR 1

/** Until the server says otherwise. Above about 12 frames a second of VGA the board's Wi-Fi is the limit. */
constexpr skylens::Picture FIRST_PICTURE{80, 640, 480, 10};

/** One of two buffers in the 4 MB of PSRAM. A frame that is larger is dropped and counted. */
constexpr size_t SLOT_BYTES = 256 * 1024;

/**
 * The board restarts when the network's or the camera's task stands still for so long. No call in them blocks as long:
 * a name's look-up takes up to 10 s, a camera without a picture 4 s, and opening TLS 2 s at a time.
 */
constexpr uint32_t WATCHDOG_SECONDS = 20;

/** Without a frame sent for so long the board restarts, in case its Wi-Fi driver has lost itself. */
constexpr uint64_t RESTART_AFTER_MILLIS = 10 * 60 * 1000;

constexpr uint64_t REPORT_MILLIS = 10 * 1000;
constexpr uint32_t SERIAL_BAUD = 115200;

/** Tells the time, which frames carry. Until it has answered they say that they do not know. */
constexpr const char* TIME_SERVER = "pool.ntp.org";

// The AI-Thinker ESP32-CAM.
constexpr int PIN_POWER_DOWN = 32;
constexpr int PIN_RESET = -1;
constexpr int PIN_CLOCK = 0;
constexpr int PIN_CONTROL_DATA = 26;
constexpr int PIN_CONTROL_CLOCK = 27;
constexpr int PINS_DATA[] = {5, 18, 19, 21, 36, 39, 34, 35};
constexpr int PIN_VSYNC = 25;
constexpr int PIN_HREF = 23;
constexpr int PIN_PIXEL_CLOCK = 22;
constexpr int CLOCK_HERTZ = 20000000;
