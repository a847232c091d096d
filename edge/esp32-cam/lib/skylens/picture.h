#pragma once

#include <cstddef>
#include <string_view>

namespace skylens {

/** What the server may set while the camera runs. */
struct Picture {
    int quality = 80;  // 1 to 100, as JPEG libraries count
    int width = 640;
    int height = 480;
    float fps = 10;

    bool operator==(const Picture& other) const {
        return quality == other.quality && width == other.width && height == other.height && fps == other.fps;
    }
};

/**
 * Changes the picture as {"type":"set","quality":60,"size":"640x480","fps":5} says; every field but the type is
 * optional, and other fields are passed over.
 *
 * False when the text is something else, or names a value that cannot be; then nothing is changed.
 */
bool obey(std::string_view text, Picture& picture);

/** Quality as the OV2640 counts: 10 (the best it delivers reliably) to 63 (the worst), for 100 to 1. */
int sensorQuality(int quality);

/** A size the sensor has. The order is that of the enum framesize_t, of which it leaves some out. */
struct SensorSize {
    int width;
    int height;
};

constexpr SensorSize SENSOR_SIZES[] = {{160, 120}, {240, 176},  {320, 240},  {400, 296},   {480, 320},  {640, 480},
                                       {800, 600}, {1024, 768}, {1280, 720}, {1280, 1024}, {1600, 1200}};

/** Which of SENSOR_SIZES is the largest that fits into what was asked for; the smallest if none does. */
size_t fittingSize(int width, int height);

}  // namespace skylens
