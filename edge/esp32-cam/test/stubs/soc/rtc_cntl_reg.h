#pragma once

#include <cstdint>

constexpr uint32_t RTC_CNTL_BROWN_OUT_REG = 0x3FF480D4;
