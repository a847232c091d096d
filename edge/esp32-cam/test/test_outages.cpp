#include "board.h"
#include "check.h"

using namespace skylens;

TEST(shouldNoticeADeadLineAndBeBackWithTheNewestFrame) {
    for (uint64_t cut : {1000, 10000, 60000}) {
        Board board;
        board.run(20000);
        board.socket.isDead = true;
        for (uint64_t passed = 0; passed < cut; passed += 100) {
            board.put();
            board.run(100);
        }
        CHECK_EQUAL(board.log.has("silent for too long"), cut >= 10000);
        board.socket.isDead = false;
        size_t before = board.socket.binaries().size();
        CHECK(board.timeToOnline() <= 5000);
        board.put();
        board.run(10);
        CHECK(board.socket.binaries().size() > before);
        CHECK_EQUAL(board.lastMark(), int{static_cast<int8_t>(board.mark)});
    }
}

TEST(shouldBeBackWithinFiveSecondsOfAServerThatRestarts) {
    Board board;
    board.run(20000);
    board.socket.isBroken = true;
    board.socket.answer = Socket::Opening::FAILED;
    board.run(30000);
    CHECK(!board.uplink.isOnline());
    board.socket.answer = Socket::Opening::OPEN;
    CHECK(board.timeToOnline() <= Uplink::LONGEST_WAIT_MILLIS + 100);
    CHECK(board.log.has("nobody there"));
}

TEST(shouldNotSendTheRestOfAFrameOnTheNextConnection) {
    Board board;
    board.run(50);
    board.socket.room = 5000;
    board.put(70000);
    board.run(10);
    board.socket.isBroken = true;
    board.run(5);
    board.socket.room = SIZE_MAX;
    board.timeToOnline();
    board.put();
    board.run(10);
    CHECK(board.socket.request.find("GET ") == 0);
    CHECK_EQUAL(board.socket.binaries().size(), 1u);
    CHECK_EQUAL(board.lastMark(), 2);
}

TEST(shouldForgetWhatWasCommandedWhenTheNextConnectionBegins) {
    Board board;
    board.run(50);
    board.socket.tell(0x81, "slower");
    board.run(10);
    CHECK_EQUAL(board.commands.texts.size(), 1u);
    board.socket.isBroken = true;
    board.run(5);
    board.socket.tellWithGreeting = "smaller";
    board.timeToOnline();
    board.run(10);
    CHECK_EQUAL(board.commands.texts.size(), 1u);
    CHECK_EQUAL(board.commands.texts[0], "smaller");
}

TEST(shouldNotReadTheRestOfAMessageOnTheNextConnection) {
    Board board;
    board.run(50);
    board.socket.tell(0x01, "half a message");
    board.run(10);
    board.socket.isBroken = true;
    board.run(5);
    board.timeToOnline();
    board.socket.tell(0x81, "whole");
    board.run(10);
    CHECK_EQUAL(board.commands.texts.size(), 1u);
    CHECK_EQUAL(board.commands.texts[0], "whole");
}

TEST(shouldBeginItsWaitsSmallAgainAfterAConnectionThatHeld) {
    Board board;
    board.socket.answer = Socket::Opening::FAILED;
    board.run(20000);
    board.socket.answer = Socket::Opening::OPEN;
    board.timeToOnline();
    board.run(Uplink::STEADY_MILLIS);
    board.socket.isBroken = true;
    board.run(5);
    CHECK(board.timeToOnline() <= Uplink::FIRST_WAIT_MILLIS + 20);
}

TEST(shouldWaitForTheNetworkBeforeItTries) {
    Board board;
    board.hasNetwork = false;
    board.run(5000);
    CHECK_EQUAL(board.socket.connects, 0);
    board.hasNetwork = true;
    CHECK(board.timeToOnline() < 100);
    board.hasNetwork = false;
    board.run(5);
    CHECK(board.log.has("the network is gone"));
    CHECK(!board.socket.isOpen);
}

TEST(shouldStayOnlineOnASlowLineAsLongAsItMoves) {
    Board board;
    board.run(50);
    board.put(70000);
    for (int i = 0; i < 40; i++) {
        board.socket.room = 2000;
        board.run(1000);
    }
    CHECK_EQUAL(board.socket.connects, 1);
    CHECK_EQUAL(board.uplink.framesSent(), 1u);
}

TEST(shouldGiveUpAServerThatTakesEverythingAndAnswersNothing) {
    Board board;
    board.run(50);
    board.socket.isMute = true;
    for (int i = 0; i < 90 && board.uplink.isOnline(); i++) {
        board.put();
        board.run(100);
    }
    CHECK(board.log.has("silent for too long"));
}

TEST(shouldDoubleItsWaitsUpToTheLongestEachWithJitter) {
    Backoff exact(250, 2000, noJitter);
    for (uint32_t expected : {250u, 500u, 1000u, 2000u, 2000u}) {
        CHECK_EQUAL(exact.next(), expected);
    }
    exact.reset();
    CHECK_EQUAL(exact.next(), 250u);
    Backoff jittered(2000, 2000, fakeRandom);
    uint32_t least = 2000;
    for (int i = 0; i < 1000; i++) {
        uint32_t wait = jittered.next();
        CHECK(wait >= 1000 && wait <= 2000);
        least = std::min(least, wait);
    }
    CHECK(least < 1100);
}

TEST(shouldJoinTheWifiAgainForEver) {
    FakeWifi wifi;
    FakeLog log;
    WifiKeeper keeper(wifi, log, fakeRandom);
    wifi.isThere = false;
    uint64_t now = 0;
    for (; now < HOUR; now += 50) {
        CHECK(!keeper.step(now));
    }
    CHECK(wifi.joins > 280);
    CHECK(wifi.leaves >= wifi.joins - 1);
    wifi.isThere = true;
    uint64_t began = now;
    while (!keeper.step(now)) {
        now += 50;
    }
    CHECK(now - began <= WifiKeeper::LONGEST_WAIT_MILLIS);
    wifi.isThere = false;
    CHECK(!keeper.step(now));
    wifi.isThere = true;
    for (began = now; !keeper.step(now); now += 50) {
        CHECK(now - began <= 1000);
    }
    CHECK(log.has("wifi: lost; again in 0."));
}
