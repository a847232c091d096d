#pragma once

#include <Arduino.h>
#include <esp_camera.h>
#include <esp_timer.h>
#include <sys/time.h>

#include "config.h"
#include "filmer.h"

/** The OV2640 of the board. The driver films without pause into two buffers of its own; `shoot` gets the newer. */
class BoardCamera : public skylens::Camera {
public:
    /** False when no camera answers: the ribbon cable is the usual cause. */
    static bool begin() {
        camera_config_t config{};
        config.pin_pwdn = PIN_POWER_DOWN;
        config.pin_reset = PIN_RESET;
        config.pin_xclk = PIN_CLOCK;
        config.pin_sccb_sda = PIN_CONTROL_DATA;
        config.pin_sccb_scl = PIN_CONTROL_CLOCK;
        config.pin_d0 = PINS_DATA[0];
        config.pin_d1 = PINS_DATA[1];
        config.pin_d2 = PINS_DATA[2];
        config.pin_d3 = PINS_DATA[3];
        config.pin_d4 = PINS_DATA[4];
        config.pin_d5 = PINS_DATA[5];
        config.pin_d6 = PINS_DATA[6];
        config.pin_d7 = PINS_DATA[7];
        config.pin_vsync = PIN_VSYNC;
        config.pin_href = PIN_HREF;
        config.pin_pclk = PIN_PIXEL_CLOCK;
        config.xclk_freq_hz = CLOCK_HERTZ;
        config.ledc_timer = LEDC_TIMER_0;
        config.ledc_channel = LEDC_CHANNEL_0;
        config.pixel_format = PIXFORMAT_JPEG;
        config.frame_size = FRAMESIZE_UXGA;  // the driver's buffers are made for the first size: no later one is larger
        config.jpeg_quality = skylens::sensorQuality(100);
        config.fb_count = 2;
        config.fb_location = CAMERA_FB_IN_PSRAM;
        config.grab_mode = CAMERA_GRAB_LATEST;
        return esp_camera_init(&config) == ESP_OK;
    }

    bool shoot(skylens::FrameSlot& slot) override {
        camera_fb_t* frame = esp_camera_fb_get();
        if (frame == nullptr) {
            return false;
        }
        slot.put(frame->buf, frame->len, capturedAt(frame->timestamp));
        esp_camera_fb_return(frame);
        return true;
    }

    void apply(const skylens::Picture& picture) override {
        static constexpr framesize_t SIZES[] = {
            FRAMESIZE_QQVGA, FRAMESIZE_HQVGA, FRAMESIZE_QVGA, FRAMESIZE_CIF,  FRAMESIZE_HVGA, FRAMESIZE_VGA,
            FRAMESIZE_SVGA,  FRAMESIZE_XGA,   FRAMESIZE_HD,   FRAMESIZE_SXGA, FRAMESIZE_UXGA};
        static_assert(sizeof SIZES / sizeof *SIZES == sizeof skylens::SENSOR_SIZES / sizeof *skylens::SENSOR_SIZES);
        sensor_t* sensor = esp_camera_sensor_get();
        sensor->set_framesize(sensor, SIZES[skylens::fittingSize(picture.width, picture.height)]);
        sensor->set_quality(sensor, skylens::sensorQuality(picture.quality));
    }

private:
    static constexpr int64_t MICROS = 1000000;
    static constexpr time_t ANY_TIME_AFTER_2024 = 1704067200;

    /** The driver stamps frames with the time since boot; the wall clock says when that was. */
    static uint64_t capturedAt(const timeval& sinceBoot) {
        timeval now{};
        gettimeofday(&now, nullptr);
        if (now.tv_sec < ANY_TIME_AFTER_2024) {
            return skylens::UNKNOWN_TIME;
        }
        int64_t age = esp_timer_get_time() - (int64_t{sinceBoot.tv_sec} * MICROS + sinceBoot.tv_usec);
        bool isPlausible = age >= 0 && age < 5 * MICROS;
        return static_cast<uint64_t>(int64_t{now.tv_sec} * MICROS + now.tv_usec - (isPlausible ? age : 0));
    }
};
