#include <fstream>

#include "check.h"
#include "fakes.h"
#include "picture.h"

using namespace skylens;

TEST(shouldObeyWhatTheServerSets) {
    Picture picture;
    CHECK(obey(R"({"type":"set","quality":60,"size":"800x600","fps":2.5})", picture));
    CHECK(picture == (Picture{60, 800, 600, 2.5F}));
    CHECK(obey(R"( { "fps" : 5 , "type" : "set" } )", picture));
    CHECK(picture == (Picture{60, 800, 600, 5}));
}

TEST(shouldObeyTheGoldenCommands) {
    std::ifstream file(GOLDEN "/set-command.json");
    const std::string before = "\"text\": \"";
    std::vector<Picture> obeyed;
    for (std::string line; std::getline(file, line);) {
        size_t at = line.find(before);
        if (at != std::string::npos) {
            std::string text = line.substr(at + before.size(), line.rfind('"') - at - before.size());
            for (size_t quote; (quote = text.find("\\\"")) != std::string::npos;) {
                text.erase(quote, 1);
            }
            Picture picture;
            CHECK(obey(text, picture));
            obeyed.push_back(picture);
        }
    }
    CHECK(obeyed == (std::vector<Picture>{{60, 640, 480, 5}, {80, 640, 480, 0.5F}, {1, 1280, 720, 10}}));
}

TEST(shouldPassOverWhatIsNotForIt) {
    Picture picture;
    CHECK(obey(R"({"why":{"late":[1,"}",2]},"type":"set","quality":null,"name":"a\"b","fps":3})", picture));
    CHECK(picture == (Picture{80, 640, 480, 3}));
}

TEST(shouldIgnoreWhatIsNoCommand) {
    Picture picture;
    for (auto text : {"", "hello", "[1]", "{", "{}", R"({"type":"detections","fps":1})", R"({"fps":1})",
                      R"({"type":"set)", R"("set")"}) {
        CHECK(!obey(text, picture));
    }
    CHECK(picture == Picture{});
}

TEST(shouldChangeNothingWhenOneValueCannotBe) {
    Picture picture;
    for (auto field : {R"("fps":0)", R"("fps":"x")", R"("fps":1e9)", R"("fps":nan)", R"("fps":5 5)", R"("quality":0)",
                       R"("quality":101)", R"("quality":[9])", R"("size":"big")", R"("size":"640x480x2")",
                       R"("size":"-1x5")", R"("size":"0x0")", R"("fps":)"}) {
        CHECK(!obey(R"({"type":"set","quality":50,)" + std::string(field) + "}", picture));
    }
    CHECK(picture == Picture{});
}

TEST(shouldNotReadBeyondAnyTruncatedCommand) {
    std::string whole = R"({"type":"set","a":{"b":["c\"",1]},"quality":60,"size":"800x600","fps":2.5})";
    for (size_t length = 0; length < whole.size(); length++) {
        Picture picture;
        std::string cut(whole, 0, length);
        obey(std::string_view(cut.data(), cut.size()), picture);
    }
}

TEST(shouldMapQualityToTheSensorsScale) {
    CHECK_EQUAL(sensorQuality(100), 10);
    CHECK_EQUAL(sensorQuality(80), 21);
    CHECK_EQUAL(sensorQuality(1), 63);
}

TEST(shouldChooseTheLargestSizeThatFits) {
    auto fits = [](int width, int height) { return SENSOR_SIZES[fittingSize(width, height)].width; };
    CHECK_EQUAL(fits(640, 480), 640);
    CHECK_EQUAL(fits(799, 600), 640);
    CHECK_EQUAL(fits(1280, 720), 1280);
    CHECK_EQUAL(fits(4000, 3000), 1600);
    CHECK_EQUAL(fits(10, 10), 160);
}
