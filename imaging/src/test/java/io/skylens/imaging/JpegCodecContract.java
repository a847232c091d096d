package io.skylens.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.contract.JpegHeader;
import io.skylens.imaging.TestPictures.Difference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;

/** What every codec does; run by each. */
abstract class JpegCodecContract {

    abstract JpegCodec codec();

    @ParameterizedTest
    @CsvSource({"320, 240", "1, 1", "17, 9", "641, 479"})
    void shouldKeepAPictureThroughEncodingAndDecoding(int width, int height) throws Exception {
        try (Picture picture = TestPictures.gradient(width, height);
                Picture decoded = decode(codec().encode(picture, 95))) {
            assertThat(decoded.width()).isEqualTo(width);
            assertThat(decoded.height()).isEqualTo(height);
            assertThat(Difference.between(picture, decoded).mean()).isLessThan(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"640, 480", "641, 479", "7, 9", "1, 1"})
    void shouldDecodeSmaller(int width, int height) throws Exception {
        try (Picture picture = TestPictures.gradient(width, height)) {
            byte[] jpeg = codec().encode(picture, 95);
            for (Reduction reduction : Reduction.values()) {
                try (Picture decoded = codec().decode(jpeg, 0, jpeg.length, reduction);
                        Picture expected = TestPictures.gradient(decoded.width(), decoded.height())) {
                    assertThat(decoded.width()).isEqualTo(reduction.of(width));
                    assertThat(decoded.height()).isEqualTo(reduction.of(height));
                    assertThat(
                                    width < 100
                                            ? 0
                                            : Difference.between(decoded, expected)
                                                    .mean())
                            .isLessThan(3);
                }
            }
        }
    }

    @Test
    void shouldEncodeABaselineColourJpegThatIsSmallerAtLowerQuality() throws Exception {
        try (Picture picture = TestPictures.gradient(320, 240)) {
            byte[] good = codec().encode(picture, 95);
            byte[] poor = codec().encode(picture, 20);

            JpegHeader header = JpegHeader.parse(good);
            assertThat(header.length()).isEqualTo(good.length);
            assertThat(header.components()).isEqualTo(3);
            assertThat(header.progressive()).isFalse();
            assertThat(poor.length).isLessThan(good.length);
        }
    }

    @Test
    void shouldEncodePicturesWithPaddedRows() throws Exception {
        try (Picture whole = TestPictures.gradient(320, 240);
                Picture part = Picture.of(whole.mat().submat(100, 200, 50, 151));
                Picture decoded = decode(codec().encode(part, 95))) {
            assertThat(Difference.between(part, decoded).mean()).isLessThan(3);
        }
    }

    @Test
    void shouldDecodeFromTheMiddleOfAnArrayAndIgnoreWhatFollowsTheJpeg() throws Exception {
        try (Picture picture = TestPictures.gradient(64, 48)) {
            byte[] jpeg = codec().encode(picture, 90);
            byte[] message = new byte[jpeg.length + 100];
            Arrays.fill(message, (byte) 0x55);
            System.arraycopy(jpeg, 0, message, 40, jpeg.length);

            try (Picture decoded = codec().decode(message, 40, jpeg.length + 60);
                    Picture expected = decode(jpeg)) {
                assertThat(decoded.toBgr()).isEqualTo(expected.toBgr());
            }
        }
    }

    @Test
    void shouldDecodeGreyToBgr() throws Exception {
        byte[] grey = encodedByOpenCv(new Mat(24, 32, CvType.CV_8UC1, new Scalar(90)));
        assertThat(JpegHeader.parse(grey).components()).isEqualTo(1);

        try (Picture decoded = decode(grey)) {
            assertThat(decoded.width()).isEqualTo(32);
            assertThat(TestPictures.pixel(decoded, 16, 12)).isEqualTo(0x5A5A5A);
        }
    }

    @Test
    void shouldDecodeProgressiveJpegs() throws Exception {
        try (Picture picture = TestPictures.gradient(100, 80)) {
            byte[] progressive = encodedByOpenCv(picture.mat().clone(), Imgcodecs.IMWRITE_JPEG_PROGRESSIVE, 1);
            assertThat(JpegHeader.parse(progressive).progressive()).isTrue();

            try (Picture decoded = decode(progressive)) {
                assertThat(Difference.between(picture, decoded).mean()).isLessThan(3);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x411111, 0x221111, 0x211111, 0x111111, 0x121111})
    void shouldDecodeEveryChromaSampling(int factors) throws Exception {
        try (Picture picture = TestPictures.gradient(100, 80)) {
            byte[] jpeg = encodedByOpenCv(picture.mat().clone(), Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR, factors);

            try (Picture decoded = decode(jpeg)) {
                assertThat(Difference.between(picture, decoded).mean()).isLessThan(3);
            }
        }
    }

    @Test
    void shouldLeaveThePictureAsStoredWhateverItsOrientation() throws Exception {
        try (Picture picture = TestPictures.gradient(64, 48)) {
            byte[] turned = JpegSamples.withOrientation(codec().encode(picture, 90), 6);
            assertThat(JpegHeader.parse(turned).shape().orientation()).isEqualTo(6);

            try (Picture decoded = decode(turned)) {
                assertThat(decoded.width()).isEqualTo(64);
                assertThat(decoded.height()).isEqualTo(48);
            }
        }
    }

    @Test
    void shouldRefuseAJpegCutOffAnywhere() {
        try (Picture picture = TestPictures.gradient(64, 48)) {
            byte[] jpeg = codec().encode(picture, 90);

            for (int length = 0; length < jpeg.length; length++) {
                int cut = length;
                assertThatThrownBy(() -> codec().decode(jpeg, 0, cut)).isInstanceOf(UndecodableJpegException.class);
            }
        }
    }

    @Test
    void shouldRefuseBytesThatAreNoJpeg() {
        assertThatThrownBy(() -> decode("not a picture".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(UndecodableJpegException.class)
                .hasMessageContaining("FF D8");
        assertThatThrownBy(() -> decode(new byte[20_000_000])).isInstanceOf(UndecodableJpegException.class);
    }

    @Test
    void shouldRefuseMorePixelsThanItMayAllocate() {
        try (Picture picture = TestPictures.gradient(64, 48)) {
            byte[] jpeg = JpegSamples.withSize(codec().encode(picture, 90), 60_000, 60_000);

            assertThatThrownBy(() -> decode(jpeg))
                    .isInstanceOf(UndecodableJpegException.class)
                    .hasMessageContaining("60000x60000");
        }
    }

    @Test
    void shouldRefuseAJpegWithoutItsTables() {
        try (Picture picture = TestPictures.gradient(64, 48)) {
            byte[] jpeg = JpegSamples.withoutQuantisationTables(codec().encode(picture, 90));

            assertThatThrownBy(() -> decode(jpeg)).isInstanceOf(UndecodableJpegException.class);
        }
    }

    /** As the JPEGs inside motion JPEG are, which many webcams send: the standard's own tables are meant. */
    @Test
    void shouldDecodeAJpegWithoutHuffmanTablesWhateverCameBefore() throws Exception {
        try (Picture picture = TestPictures.gradient(64, 48)) {
            byte[] jpeg = codec().encode(picture, 90);
            decode(encodedByOpenCv(picture.mat().clone(), Imgcodecs.IMWRITE_JPEG_OPTIMIZE, 1))
                    .close();

            try (Picture decoded = decode(JpegSamples.withoutHuffmanTables(jpeg));
                    Picture expected = decode(jpeg)) {
                assertThat(decoded.toBgr()).isEqualTo(expected.toBgr());
            }
        }
    }

    @Test
    void shouldStillGiveAPictureWhenCompressedDataIsDamagedAndGoOnWithTheNext() throws Exception {
        try (Picture picture = TestPictures.gradient(320, 240)) {
            byte[] jpeg = codec().encode(picture, 90);
            byte[] damaged = JpegSamples.withHalfOfItsCompressedData(jpeg);

            try (Picture decoded = decode(damaged);
                    Picture next = decode(jpeg)) {
                assertThat(decoded.height()).isEqualTo(240);
                assertThat(TestPictures.pixel(decoded, 100, 5)).isEqualTo(TestPictures.pixel(next, 100, 5));
                assertThat(Difference.between(picture, next).mean()).isLessThan(3);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 101})
    void shouldRefuseQualitiesOutsideOneToAHundred(int quality) {
        try (Picture picture = TestPictures.gradient(8, 8)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> codec().encode(picture, quality))
                    .withMessageContaining(Integer.toString(quality));
        }
    }

    @Test
    void shouldRefuseToEncodeASideLongerThanAJpegHas() {
        try (Picture picture = TestPictures.plain(65_501, 1, 0, 0, 0)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> codec().encode(picture, 90))
                    .withMessageContaining("65501x1");
        }
    }

    @Test
    void shouldServeManyThreadsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Picture picture = TestPictures.gradient(321, 241);
                Picture alone = decode(codec().encode(picture, 90))) {
            Callable<byte[]> trip = () -> {
                try (Picture decoded = decode(codec().encode(picture, 90))) {
                    return decoded.toBgr();
                }
            };
            for (Future<byte[]> together : threads.invokeAll(Collections.nCopies(64, trip))) {
                assertThat(together.get()).isEqualTo(alone.toBgr());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldGiveBackAllNativeMemory() throws Exception {
        try (Picture picture = TestPictures.gradient(1280, 720)) {
            byte[] jpeg = codec().encode(picture, 80);
            byte[] undecodable = JpegSamples.withoutQuantisationTables(jpeg);
            ResidentMemory.assertSteady(() -> {
                decode(jpeg).close();
                codec().encode(picture, 80);
                assertThatThrownBy(() -> decode(undecodable)).isInstanceOf(UndecodableJpegException.class);
            });
        }
    }

    final Picture decode(byte[] jpeg) throws UndecodableJpegException {
        return codec().decode(jpeg, 0, jpeg.length);
    }

    /** Releases {@code mat}. */
    private static byte[] encodedByOpenCv(Mat mat, int... settings) {
        MatOfByte encoded = new MatOfByte();
        MatOfInt chosen = new MatOfInt(settings);
        try {
            Imgcodecs.imencode(".jpg", mat, encoded, chosen);
            return encoded.toArray();
        } finally {
            chosen.release();
            encoded.release();
            mat.release();
        }
    }
}
