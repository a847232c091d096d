#pragma once

#include <cstdint>

void WRITE_PERI_REG(uint32_t address, uint32_t value);
