package io.skylens.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skylens.imaging.TestPictures.Difference;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurboJpegCodecTest extends JpegCodecContract {

    /**
     * Of any channel of any pixel. Both are libjpeg-turbo with the same integer transform, and version 2.1.5 gives the
     * very same bytes; another version may round otherwise.
     */
    private static final int TOLERANCE = 1;

    private final Optional<TurboJpegCodec> ofSystem = TurboJpegCodec.ofSystem();
    private final JpegCodec openCv = new OpenCvJpegCodec();

    /** Before each rather than once, so that the report counts what was skipped. */
    @BeforeEach
    void lookForTheLibrary() {
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

    @ParameterizedTest
    @ValueSource(strings = {"bus.jpg", "dog.jpg", "pedestrians.jpg", "small-vehicles1.jpeg"})
    void shouldDecodePhotographsAsOpenCvDoesWithinOneStep(String name) throws Exception {
        byte[] photo = TestPictures.photo(name);

        try (Picture turbo = codec().decode(photo, 0, photo.length);
                Picture reference = openCv.decode(photo, 0, photo.length)) {
            assertThat(Difference.between(turbo, reference).largest()).isLessThanOrEqualTo(TOLERANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50, 75, 85, 95, 100})
    void shouldEncodeAsOpenCvDoesWithinOneStep(int quality) throws Exception {
        byte[] photo = TestPictures.photo("bus.jpg");

        try (Picture picture = openCv.decode(photo, 0, photo.length);
                Picture turbo = decodedByOpenCv(codec().encode(picture, quality));
                Picture reference = decodedByOpenCv(openCv.encode(picture, quality))) {
            assertThat(Difference.between(turbo, reference).largest()).isLessThanOrEqualTo(TOLERANCE);
        }
    }

    private Picture decodedByOpenCv(byte[] jpeg) throws UndecodableJpegException {
        return openCv.decode(jpeg, 0, jpeg.length);
    }
}
