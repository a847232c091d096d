#include <fstream>
#include <sstream>

#include "address.h"
#include "check.h"
#include "digest.h"
#include "fakes.h"
#include "prefix.h"

using namespace skylens;

namespace {

std::string hex(const uint8_t* bytes, size_t length) {
    std::string text;
    for (size_t i = 0; i < length; i++) {
        char pair[3];
        snprintf(pair, sizeof pair, "%02x", bytes[i]);
        text += pair;
    }
    return text;
}

/** The text after "name": in the golden file, from there on. */
std::string after(const std::string& text, const std::string& name, size_t& at) {
    at = text.find('"' + name + '"', at);
    if (at == std::string::npos) {
        return "";
    }
    at = text.find_first_not_of(": \"", at + name.size() + 2);
    return text.substr(at, text.find_first_of("\",\n", at) - at);
}

}  // namespace

TEST(shouldWriteThePrefixOfTheGoldenVectors) {
    std::ifstream file(GOLDEN "/device-prefix.json");
    std::stringstream golden;
    golden << file.rdbuf();
    size_t at = 0;
    int count = 0;
    for (std::string sequence; !(sequence = after(golden.str(), "sequence", at)).empty(); count++) {
        std::string capturedAt = after(golden.str(), "capturedAtMicros", at);
        uint8_t prefix[PREFIX_BYTES];
        writePrefix(prefix, static_cast<uint32_t>(std::stoul(sequence)), std::stoull(capturedAt));
        CHECK_EQUAL(hex(prefix, sizeof prefix), after(golden.str(), "hex", at));
    }
    CHECK_EQUAL(count, 3);
}

TEST(shouldDigestAsTheStandardsExamplesSay) {
    auto digest = sha1("abc");
    CHECK_EQUAL(hex(digest.data(), digest.size()), "a9993e364706816aba3e25717850c26c9cd0d89d");
    digest = sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq");
    CHECK_EQUAL(hex(digest.data(), digest.size()), "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
}

TEST(shouldEncodeInBase64AsTheStandardsExamplesSay) {
    const char* expected[] = {"", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"};
    for (size_t length = 0; length <= 6; length++) {
        CHECK_EQUAL(base64(reinterpret_cast<const uint8_t*>("foobar"), length), expected[length]);
    }
}

TEST(shouldAcceptTheAnswerOfTheStandardsExample) {
    std::string answer = "HTTP/1.1 101 OK\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\nX";
    UpgradeReply reply;
    CHECK_EQUAL(reply.feed(reinterpret_cast<const uint8_t*>(answer.data()), answer.size()), answer.size() - 1);
    CHECK(reply.isComplete());
    CHECK(reply.accepts("dGhlIHNhbXBsZSBub25jZQ=="));
    CHECK(!reply.accepts("AAAAAAAAAAAAAAAAAAAAAA=="));
}

TEST(shouldChooseTheHeaderByTheLength) {
    for (auto [length, header] : {std::pair<size_t, size_t>{125, 6}, {126, 8}, {65535, 8}, {65536, 14}}) {
        std::vector<uint8_t> buffer(HEADER_ROOM + length);
        CHECK_EQUAL(frameInPlace(Opcode::BINARY, buffer.data() + HEADER_ROOM, length, 0x01020304), header);
    }
}

TEST(shouldReadAnAddress) {
    Address address;
    CHECK(parseAddress("ws://192.168.1.10:3001", address));
    CHECK(!address.isSecure && address.host == "192.168.1.10" && address.port == 3001);
    CHECK(parseAddress("wss://skylens.example/", address));
    CHECK(address.isSecure && address.host == "skylens.example" && address.port == 443);
    CHECK(parseAddress("ws://host", address) && address.port == 3001);
    for (auto wrong : {"", "http://host", "ws://", "ws://:3001", "ws://host:0", "ws://host:99999", "ws://host:x"}) {
        CHECK(!parseAddress(wrong, address));
    }
}

TEST(shouldNameTheDroneByConfigurationOrMac) {
    std::array<uint8_t, 6> mac = {0x24, 0x0A, 0xC4, 0x00, 0x01, 0xFF};
    CHECK_EQUAL(droneId("garden", mac), "garden");
    CHECK_EQUAL(droneId("", mac), "esp32cam-240ac40001ff");
    CHECK(isDroneId(droneId("", mac)));
    for (auto wrong : {"", "-a", "my drone", "über"}) {
        CHECK(!isDroneId(wrong));
    }
    CHECK(!isDroneId(std::string(65, 'a')));
}
