package io.skylens.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skylens.imaging.TestPictures.Difference;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurboJpegCodecTest extends JpegCodecContract {

    private static Optional<TurboJpegCodec> ofSystem;

    private final JpegCodec openCv = new OpenCvJpegCodec();

    @BeforeAll
    static void lookForTheLibrary() {
        ofSystem = TurboJpegCodec.ofSystem();
        assumeTrue(ofSystem.isPresent(), "needs the system's libjpeg-turbo (Debian: libturbojpeg0)");
    }

    @Override
    JpegCodec codec() {
        return ofSystem.orElseThrow();
    }

    @Test
    void shouldBeChosenWhereTheSystemHasIt() {
        assertThat(JpegCodecs.best().name()).isEqualTo(codec().name()).contains("turbo");
    }

    /** Both are libjpeg-turbo: the same integer transform, where versions may round chroma by one step differently. */
    @ParameterizedTest
    @ValueSource(strings = {"bus.jpg", "dog.jpg", "pedestrians.jpg", "small-vehicles1.jpeg"})
    void shouldDecodePhotographsAsOpenCvDoesWithinTwoSteps(String name) throws Exception {
        byte[] photo = TestPictures.photo(name);

        try (Picture turbo = codec().decode(photo, 0, photo.length);
                Picture reference = openCv.decode(photo, 0, photo.length)) {
            assertThat(Difference.between(turbo, reference).largest()).isLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50, 75, 85, 95, 100})
    void shouldEncodeAsOpenCvDoesWithinTwoSteps(int quality) throws Exception {
        byte[] photo = TestPictures.photo("bus.jpg");

        try (Picture picture = openCv.decode(photo, 0, photo.length);
                Picture turbo = decodedByOpenCv(codec().encode(picture, quality));
                Picture reference = decodedByOpenCv(openCv.encode(picture, quality))) {
            assertThat(Difference.between(turbo, reference).largest()).isLessThanOrEqualTo(2);
        }
    }

    private Picture decodedByOpenCv(byte[] jpeg) throws UndecodableJpegException {
        return openCv.decode(jpeg, 0, jpeg.length);
    }
}
