#pragma once

#include <functional>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

/** TEST(shouldDoThis) { CHECK(this); } registers itself; test_main.cpp runs all. */
struct Test {
    const char* name;
    std::function<void()> run;

    static std::vector<Test>& all() {
        static std::vector<Test> tests;
        return tests;
    }
};

#define TEST(name)                                                                                     \
    static void name();                                                                                \
    static const bool name##IsRegistered = (Test::all().push_back({#name, name}), true);               \
    static_assert(sizeof(name##IsRegistered) > 0);                                                     \
    static void name()

#define CHECK(condition)                                                                                        \
    do {                                                                                                        \
        if (!(condition)) {                                                                                     \
            throw std::runtime_error(std::string(__FILE__) + ":" + std::to_string(__LINE__) + ": " #condition); \
        }                                                                                                       \
    } while (false)

#define CHECK_EQUAL(actual, expected)                                                                            \
    do {                                                                                                         \
        if (!((actual) == (expected))) {                                                                         \
            std::cerr << "got " << (actual) << ", not " << (expected) << '\n';                                   \
            throw std::runtime_error(std::string(__FILE__) + ":" + std::to_string(__LINE__) + ": " #actual);     \
        }                                                                                                        \
    } while (false)
