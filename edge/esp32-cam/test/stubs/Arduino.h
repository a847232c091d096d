#pragma once

// Declarations only, as the sketch uses them, after the documentation of arduino-esp32 2.0: enough to compile it.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>

struct HardwareSerial {
    void begin(unsigned long baud);
    size_t printf(const char* format, ...) __attribute__((format(printf, 2, 3)));
};
extern HardwareSerial Serial;

struct EspClass {
    uint32_t getFreeHeap();
};
extern EspClass ESP;

void delay(uint32_t millis);
void* ps_malloc(size_t bytes);
void configTime(long gmtOffsetSeconds, int daylightOffsetSeconds, const char* server1, const char* server2 = nullptr,
                const char* server3 = nullptr);

using BaseType_t = int;
using UBaseType_t = unsigned;
using TaskHandle_t = void*;
BaseType_t xTaskCreatePinnedToCore(void (*task)(void*), const char* name, uint32_t stackBytes, void* parameter,
                                   UBaseType_t priority, TaskHandle_t* handle, BaseType_t core);

void setup();
void loop();
