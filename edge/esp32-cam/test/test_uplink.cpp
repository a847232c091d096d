#include "board.h"
#include "check.h"

using namespace skylens;

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

TEST(shouldStayConnectedWithoutFramesAsLongAsPingsAreAnswered) {
    Board board;
    board.run(120000);
    CHECK_EQUAL(board.socket.connects, 1);
    CHECK(board.socket.messages.size() >= 59 && board.socket.messages.size() <= 61);
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
