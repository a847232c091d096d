package io.skylens.ingest.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.InvalidJpegException;
import io.skylens.contract.InvalidJpegException.Rule;
import io.skylens.contract.JpegHeader;
import io.skylens.ingest.bytes.JpegEnd.Found;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegEndTest {

    @Test
    void shouldFindTheEndWithTheLastByteHoweverTheyCome() {
        var jpeg = Jpegs.withSegment(Jpegs.picture(40, 30, true), Jpegs.picture(16, 16, false));
        var followed = Arrays.copyOf(jpeg, jpeg.length + 10);
        var end = new JpegEnd();

        for (int size = 0; size < jpeg.length; size++) {
            assertThat(end.scan(followed, 0, size)).as("after %d bytes", size).isEqualTo(Found.MORE);
        }

        assertThat(end.scan(followed, 0, followed.length)).isEqualTo(Found.END);
        assertThat(end.position()).isEqualTo(jpeg.length);
    }

    @Test
    void shouldLookAtEachByteOnceWhenTheyComeOneByOne() {
        var jpeg = Jpegs.picture(320, 240, false);
        var end = new JpegEnd();

        for (int size = 0; size <= jpeg.length; size++) {
            end.scan(jpeg, 0, size);
        }

        assertThat(end.looked()).isLessThanOrEqualTo(jpeg.length);
    }

    @Test
    void shouldNotLookAtFillBytesAgain() {
        var fill = new byte[100_000];
        Arrays.fill(fill, (byte) 0xFF);
        fill[1] = (byte) 0xD8;
        var end = new JpegEnd();

        for (int size = 0; size <= fill.length; size++) {
            end.scan(fill, 0, size);
        }

        assertThat(end.looked()).isLessThanOrEqualTo(2L * fill.length);
    }

    @Test
    void shouldFindTheEndOfAKindThatIsNotAccepted() {
        var arithmetic = Jpegs.ofLength(60, 1);
        arithmetic[3] = (byte) 0xC9;
        var end = new JpegEnd();

        assertThat(end.scan(arithmetic, 0, arithmetic.length)).isEqualTo(Found.END);
        assertThat(end.position()).isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"89", "ff89", "ffd800", "ffd8ffd8", "ffd8ff00", "ffd8ffe00001", "ffd8ffda00020000ffd8"})
    void shouldKnowThatBytesAreBadFromTheFirstOneThatIs(String hex) {
        var bad = HexFormat.of().parseHex(hex);
        var end = new JpegEnd();

        assertThat(end.scan(bad, 0, bad.length - 1)).isEqualTo(Found.MORE);
        assertThat(end.scan(bad, 0, bad.length)).isEqualTo(Found.BAD);
        assertThat(end.position()).isEqualTo(bad.length);
        assertThat(end.scan(bad, 0, bad.length)).isEqualTo(Found.BAD);
    }

    @Test
    void shouldAgreeWithTheJudgeOnTheLengthOfWhateverItAccepts() {
        var random = new Random(42);
        for (var jpeg : new byte[][] {Jpegs.picture(40, 30, true), Jpegs.ofLength(80, 3)}) {
            for (int round = 0; round < 20_000; round++) {
                var mutated = jpeg.clone();
                for (int i = 0; i < 1 + random.nextInt(4); i++) {
                    mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                }
                assertAgreement(mutated, random.nextInt(mutated.length + 1));
            }
        }
    }

    static void assertAgreement(byte[] bytes, int firstChunk) {
        var end = new JpegEnd();
        end.scan(bytes, 0, firstChunk);
        var found = end.scan(bytes, 0, bytes.length);
        try {
            int length = JpegHeader.parse(bytes).length();
            assertThat(found).isEqualTo(Found.END);
            assertThat(end.position()).isEqualTo(length);
        } catch (InvalidJpegException e) {
            if (e.rule() == Rule.TRUNCATED) {
                assertThat(found).isEqualTo(Found.MORE);
            }
        }
    }
}
