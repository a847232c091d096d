#pragma once

namespace skylens {

/** Lines for a person: what changed, never single frames. */
class Log {
public:
    virtual ~Log() = default;
    virtual void say(const char* format, ...) __attribute__((format(printf, 2, 3))) = 0;
};

}  // namespace skylens
