#include "check.h"
#include "fakes.h"

using namespace skylens;

namespace {

constexpr uint64_t HOUR = 3600000;

struct Commands : CommandListener {
    std::vector<std::string> texts;
    void onCommand(std::string_view text) override { texts.emplace_back(text); }
};

/** An uplink, its fakes, and a clock that goes in steps of 5 ms. */
struct Board {
    std::vector<uint8_t> first = std::vector<uint8_t>(100000);
    std::vector<uint8_t> second = std::vector<uint8_t>(100000);
    FrameSlot slot{first.data(), second.data(), first.size()};
    FakeSocket socket;
    FakeLog log;
    Commands commands;
    Uplink uplink{{socket, slot, commands, log, fakeRandom}, {{false, "10.0.0.2", 3001}, "garden", "secret"}};
    uint64_t now = HOUR;
    bool hasNetwork = true;
    uint8_t mark = 0;

    void run(uint64_t millis) {
        for (uint64_t end = now + millis; now < end; now += 5) {
            uplink.step(now, hasNetwork);
        }
    }

    void put(size_t length = 10) {
        std::vector<uint8_t> jpeg(length, ++mark);
        slot.put(jpeg.data(), jpeg.size(), 0);
    }

    /** Milliseconds until it is online. */
    uint64_t timeToOnline(uint64_t patience = 10000) {
        for (uint64_t begin = now; now < begin + patience; now += 5) {
            uplink.step(now, hasNetwork);
            if (uplink.isOnline()) {
                return now - begin;
            }
        }
        return patience;
    }

    int lastMark() const { return socket.binaries().back().back(); }
};

}  // namespace

TEST(shouldAskForItsDroneWithItsToken) {
    Board board;
    board.run(50);
    CHECK(board.uplink.isOnline());
    CHECK(board.socket.request.find("GET /ws/garden HTTP/1.1\r\nHost: 10.0.0.2\r\n") == 0);
    CHECK(board.socket.request.find("\r\nAuthorization: Bearer secret\r\n") != std::string::npos);
    CHECK(board.log.has("connected as garden"));
}

TEST(shouldSendEachFrameOnceWithItsPrefix) {
    Board board;
    board.run(50);
    for (int i = 0; i < 3; i++) {
        board.put();
        board.run(10);
    }
    auto frames = board.socket.binaries();
    CHECK_EQUAL(frames.size(), 3u);
    CHECK_EQUAL(frames[2], std::string("SKY1\0\0\0\2\0\0\0\0\0\0\0\0", 16) + std::string(10, '\3'));
    CHECK_EQUAL(board.uplink.framesSent(), 3u);
}

TEST(shouldSendALargeFrameInPiecesAndThenTheNewest) {
    Board board;
    board.run(50);
    board.socket.room = 5000;
    board.put(70000);
    board.run(5);
    for (int i = 0; i < 5; i++) {
        board.put();
        board.run(5);
    }
    board.socket.room = SIZE_MAX;
    board.run(5);
    auto frames = board.socket.binaries();
    CHECK_EQUAL(frames.size(), 2u);
    CHECK_EQUAL(frames[0].size(), 70016u);
    CHECK(frames[0].find_first_not_of('\1', 16) == std::string::npos);
    CHECK_EQUAL(board.lastMark(), 6);
}

TEST(shouldHandCommandsOnWholeAndInPieces) {
    Board board;
    board.run(50);
    board.socket.tell(0x81, R"({"type":"set","fps":5})");
    board.socket.tell(0x01, R"({"type":)");
    board.socket.tell(0x89, "ping between");
    board.socket.tell(0x80, R"("set"})");
    board.socket.tell(0x81, std::string(3000, 'x'));
    board.socket.tell(0x81, std::string(300, 'y'));
    board.run(10);
    CHECK_EQUAL(board.commands.texts.size(), 3u);
    CHECK_EQUAL(board.commands.texts[1], R"({"type":"set"})");
    CHECK_EQUAL(board.commands.texts[2], std::string(300, 'y'));
    CHECK((board.socket.messages.back() == Message{10, "ping between"}));
}

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

TEST(shouldStayConnectedWithoutFramesAsLongAsPingsAreAnswered) {
    Board board;
    board.run(120000);
    CHECK_EQUAL(board.socket.connects, 1);
    CHECK(board.socket.messages.size() >= 59 && board.socket.messages.size() <= 61);
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

TEST(shouldSayWhyItWasRefusedAndTryAgain) {
    Board board;
    board.socket.upgradeAnswer = "HTTP/1.1 401 Unauthorized\r\n\r\n";
    board.run(5000);
    CHECK(board.log.has("server: refuses, HTTP 401; again in "));
    board.socket.upgradeAnswer = "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: wrong\r\n\r\n";
    board.run(5000);
    CHECK(!board.uplink.isOnline());
    board.socket.upgradeAnswer = "SSH-2.0-OpenSSH\r\n";
    board.run(10000);
    CHECK(board.log.has("does not speak WebSocket"));
    board.socket.upgradeAnswer = "";
    CHECK(board.timeToOnline() <= 6000);
}

TEST(shouldSayWhyTheServerClosed) {
    Board board;
    board.run(50);
    board.socket.tell(0x88, std::string("\x03\xF0") + "another connection took over");
    board.run(10);
    CHECK(board.log.has("closed the connection, 1008 another connection took over"));
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

TEST(shouldKeepItsMemoryWhenAServerPingsAndDoesNotRead) {
    Board board;
    board.run(50);
    board.socket.room = 0;
    for (int i = 0; i < 1000; i++) {
        board.socket.tell(0x89, std::string(100, 'p'));
        board.run(5);
    }
    board.socket.room = SIZE_MAX;
    board.run(10);
    CHECK(board.socket.messages.size() < 30);
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
