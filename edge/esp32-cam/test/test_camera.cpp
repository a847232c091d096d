#include "check.h"
#include "fakes.h"

using namespace skylens;

namespace {

struct Slot {
    std::vector<uint8_t> first = std::vector<uint8_t>(256);
    std::vector<uint8_t> second = std::vector<uint8_t>(256);
    FrameSlot slot{first.data(), second.data(), first.size()};

    bool put(uint8_t mark, uint64_t capturedAt = 7) { return slot.put(&mark, 1, capturedAt); }
    /** The mark of the newest frame; -1 without one. */
    int take() {
        Payload payload = slot.take();
        return payload.bytes == nullptr ? -1 : payload.bytes[payload.length - 1];
    }
};

}  // namespace

TEST(shouldSendTheNewestFrameAndCountThoseItReplaced) {
    Slot slot;
    CHECK_EQUAL(slot.take(), -1);
    slot.put(1);
    slot.put(2);
    slot.put(3);
    CHECK_EQUAL(slot.take(), 3);
    CHECK_EQUAL(slot.slot.replaced(), 2u);
    CHECK_EQUAL(slot.take(), -1);
}

TEST(shouldNotTouchTheFrameThatIsBeingSent) {
    Slot slot;
    slot.put(1);
    Payload sending = slot.slot.take();
    for (uint8_t mark = 2; mark < 9; mark++) {
        slot.put(mark);
        CHECK_EQUAL(int{sending.bytes[sending.length - 1]}, 1);
    }
    CHECK_EQUAL(slot.take(), 8);
}

TEST(shouldNumberFramesAlsoThoseThatAreReplaced) {
    Slot slot;
    slot.put(1);
    slot.put(2, 0x0102030405060708);
    Payload payload = slot.slot.take();
    uint8_t expected[PREFIX_BYTES];
    writePrefix(expected, 1, 0x0102030405060708);
    CHECK(memcmp(payload.bytes, expected, PREFIX_BYTES) == 0);
}

TEST(shouldRefuseAndCountAFrameThatDoesNotFit) {
    Slot slot;
    std::vector<uint8_t> large(256 - HEADER_ROOM - PREFIX_BYTES + 1);
    CHECK(!slot.slot.put(large.data(), large.size(), 0));
    CHECK(slot.slot.put(large.data(), large.size() - 1, 0));
    CHECK_EQUAL(slot.slot.tooLarge(), 1u);
}

TEST(shouldFilmAtTheRateThatIsWanted) {
    Slot slot;
    FakeCamera camera;
    Filmer filmer(camera, slot.slot, {80, 640, 480, 10});
    for (uint64_t now = 0; now < 10000; now += 7) {
        filmer.step(now);
    }
    CHECK(camera.shots >= 99 && camera.shots <= 101);
}

TEST(shouldApplyACommandAtTheNextStepAndOnlyOnce) {
    Slot slot;
    FakeCamera camera;
    Filmer filmer(camera, slot.slot, {});
    filmer.step(0);
    filmer.want({40, 320, 240, 2});
    filmer.step(1);
    filmer.step(2);
    CHECK_EQUAL(camera.applied.size(), 2u);
    CHECK(camera.applied[1] == (Picture{40, 320, 240, 2}));
    CHECK_EQUAL(filmer.step(300), 201u);
}

TEST(shouldCallACameraBlindThatGivesNothing) {
    Slot slot;
    FakeCamera camera;
    Filmer filmer(camera, slot.slot, {80, 640, 480, 1});
    filmer.step(1000);
    camera.isThere = false;
    for (uint64_t now = 2000; now < 17000; now += 1000) {
        filmer.step(now);
        CHECK(!filmer.isBlind(now));
    }
    CHECK(filmer.isBlind(17001));
}
