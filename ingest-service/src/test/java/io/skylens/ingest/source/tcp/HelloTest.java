package io.skylens.ingest.source.tcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.contract.DroneId;
import io.skylens.ingest.bytes.Cuts;
import io.skylens.ingest.bytes.Jpegs;
import io.skylens.ingest.source.tcp.FramingException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelloTest {

    private static final String FRAME =
            new String(Jpegs.join(new byte[] {0, 0, 0, 40}, Jpegs.ofLength(40, 1)), ISO_8859_1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SKYLENS/1 drone=alpha token=s3cr3t\n",
                "SKYLENS/1 drone=alpha token=s3cr3t\r\n",
                "SKYLENS/1 drone=alpha token=s3cr3t \n"
            })
    void shouldNameTheSender(String line) {
        for (int size = 1; size < line.length() + 20; size++) {
            var split = Split.of(Cuts.every((line + FRAME).getBytes(ISO_8859_1), size));

            assertThat(split.hellos()).containsExactly(new Hello(DroneId.of("alpha"), "s3cr3t"));
            assertThat(split.payloads()).hasSize(1);
            assertThat(split.error()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SKYLENS/2 drone=alpha\n",
                "SKYLENS/1\n",
                "SKYLENS/1 \n",
                "SKYLENS/1 drone=\n",
                "SKYLENS/1 drone= alpha\n",
                "SKYLENS/1 token=s3cr3t drone=alpha\n",
                "SKYLENS/1 drone=alpha token=\n",
                "SKYLENS/1 drone=alpha token=s3cr3t more\n",
                "SKYLENS/1 drone=alpha\0\n",
                "SKYLENS/1 drone=-alpha token=s3cr3t\n",
                "SKYLENS/1 drone=al/pha\n",
                "SKYLIGHT\n"
            })
    void shouldRefuseALineThatIsNoHelloWithoutRepeatingItsToken(String line) {
        assertThat(Split.of(Cuts.every((line + FRAME).getBytes(ISO_8859_1), 3)).error())
                .isEqualTo(Reason.BAD_HELLO);
        assertThatThrownBy(() -> Hello.parse(line.getBytes(ISO_8859_1), line.length() - 1))
                .message()
                .startsWith("hello line must ")
                .doesNotContain("s3cr3t");
    }

    @Test
    void shouldRefuseALineThatDoesNotEnd() {
        var longest = "SKYLENS/1 drone=alpha token=" + "x".repeat(Hello.MAX_LENGTH - 29) + "\n";
        var longer = longest.replace("\n", "x\n");

        assertThat(Split.of(Cuts.every((longest + FRAME).getBytes(ISO_8859_1), 100))
                        .payloads())
                .hasSize(1);
        assertThat(Split.of(Cuts.every((longer + FRAME).getBytes(ISO_8859_1), 100))
                        .error())
                .isEqualTo(Reason.BAD_HELLO);
        assertThat(Split.of(Cuts.whole("SKYLENS/1 drone=".repeat(10_000).getBytes(ISO_8859_1)))
                        .error())
                .isEqualTo(Reason.BAD_HELLO);
    }

    @Test
    void shouldKeepItsTokenOutOfLogs() {
        assertThat(new Hello(DroneId.of("alpha"), "s3cr3t")).hasToString("Hello[drone=alpha, token=…]");
        assertThat(new Hello(DroneId.of("alpha"), null)).hasToString("Hello[drone=alpha]");
    }
}
