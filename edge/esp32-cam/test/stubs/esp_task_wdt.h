#pragma once

#include <cstdint>

int esp_task_wdt_init(uint32_t seconds, bool doesPanic);
int esp_task_wdt_add(void* task);
int esp_task_wdt_reset();
