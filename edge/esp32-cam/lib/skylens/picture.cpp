#include "picture.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace skylens {
namespace {

constexpr int BEST_SENSOR_QUALITY = 10;
constexpr int WORST_SENSOR_QUALITY = 63;
constexpr float MIN_FPS = 0.1F;
constexpr float MAX_FPS = 60;

/** Reads the fields of one flat JSON object, a name and its value as text at a time. Nested values are passed over. */
class Fields {
public:
    explicit Fields(std::string_view text) : rest_(text) {}

    /** False at the end, and where the text is no JSON object. */
    bool next(std::string& name, std::string& value) {
        if (!(takes('{') || takes(',')) || !readString(name) || !takes(':')) {
            return false;
        }
        skipSpace();
        return rest_.empty() ? false : rest_[0] == '"' ? readString(value) : readOther(value);
    }

private:
    void skipSpace() {
        size_t begin = rest_.find_first_not_of(" \t\r\n");
        rest_.remove_prefix(begin == std::string_view::npos ? rest_.size() : begin);
    }

    bool takes(char expected) {
        skipSpace();
        bool is = !rest_.empty() && rest_[0] == expected;
        rest_.remove_prefix(is ? 1 : 0);
        return is;
    }

    bool readString(std::string& out) {
        out.clear();
        if (!takes('"')) {
            return false;
        }
        while (!rest_.empty() && rest_[0] != '"') {
            if (rest_[0] == '\\' && rest_.size() > 1) {
                rest_.remove_prefix(1);
            }
            out += rest_[0];
            rest_.remove_prefix(1);
        }
        return takes('"');
    }

    /** A number, a word, or an object or array with all that is in it. */
    bool readOther(std::string& out) {
        out.clear();
        int depth = 0;
        while (!rest_.empty() && (depth > 0 || (rest_[0] != ',' && rest_[0] != '}'))) {
            if (rest_[0] == '"') {
                std::string skipped;
                if (!readString(skipped)) {
                    return false;
                }
                continue;
            }
            depth += rest_[0] == '{' || rest_[0] == '[' ? 1 : rest_[0] == '}' || rest_[0] == ']' ? -1 : 0;
            out += rest_[0];
            rest_.remove_prefix(1);
        }
        return !rest_.empty();
    }

    std::string_view rest_;
};

bool readNumber(const std::string& text, float least, float most, float& number) {
    char* end = nullptr;
    float value = strtof(text.c_str(), &end);
    bool isGood = end != text.c_str() && text.find_last_not_of(" \t\r\n") + 1 == size_t(end - text.c_str()) &&
                  value >= least && value <= most;
    number = isGood ? value : number;
    return isGood;
}

bool readSize(const std::string& text, Picture& picture) {
    int width = 0;
    int height = 0;
    char more = 0;
    if (sscanf(text.c_str(), "%4dx%4d%c", &width, &height, &more) != 2 || width <= 0 || height <= 0) {
        return false;
    }
    picture.width = width;
    picture.height = height;
    return true;
}

bool set(const std::string& name, const std::string& value, Picture& picture) {
    float number = 0;
    if (value == "null") {
        return true;
    }
    if (name == "quality") {
        bool isGood = readNumber(value, 1, 100, number);
        picture.quality = isGood ? static_cast<int>(number) : picture.quality;
        return isGood;
    }
    if (name == "fps") {
        return readNumber(value, MIN_FPS, MAX_FPS, picture.fps);
    }
    return name != "size" || readSize(value, picture);
}

}  // namespace

bool obey(std::string_view text, Picture& picture) {
    Fields fields(text);
    Picture wanted = picture;
    std::string name;
    std::string value;
    bool isSet = false;
    bool isGood = true;
    while (fields.next(name, value)) {
        isSet = isSet || (name == "type" && value == "set");
        isGood = isGood && set(name, value, wanted);
    }
    if (isSet && isGood) {
        picture = wanted;
    }
    return isSet && isGood;
}

int sensorQuality(int quality) {
    return WORST_SENSOR_QUALITY - (quality - 1) * (WORST_SENSOR_QUALITY - BEST_SENSOR_QUALITY) / 99;
}

size_t fittingSize(int width, int height) {
    size_t best = 0;
    for (size_t i = 1; i < sizeof SENSOR_SIZES / sizeof *SENSOR_SIZES; i++) {
        const auto& size = SENSOR_SIZES[i];
        if (size.width <= width && size.height <= height) {
            best = i;
        }
    }
    return best;
}

}  // namespace skylens
