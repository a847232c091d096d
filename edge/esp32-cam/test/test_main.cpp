#include "check.h"

int main() {
    size_t failed = 0;
    for (const auto& test : Test::all()) {
        try {
            test.run();
            std::cout << "ok    " << test.name << '\n';
        } catch (const std::exception& problem) {
            failed++;
            std::cout << "FAIL  " << test.name << "  " << problem.what() << '\n';
        }
    }
    std::cout << Test::all().size() - failed << " passed, " << failed << " failed\n";
    return failed == 0 ? 0 : 1;
}
