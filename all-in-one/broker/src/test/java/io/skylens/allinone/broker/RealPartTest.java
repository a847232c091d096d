package io.skylens.allinone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class RealPartTest {

    @Test
    void shouldNameThePartsThatMustBeThere() {
        assertThat(RealPart.named("shared, python-opencv,")).containsOnly(RealPart.SHARED, RealPart.PYTHON_OPENCV);
        assertThat(RealPart.named(null)).isEmpty();
    }

    @Test
    void shouldRefuseANameThatWouldRequireNothing() {
        assertThatThrownBy(() -> RealPart.named("chrome"))
                .hasMessage("SKYLENS_REQUIRE must name some of shared, chromium, ffmpeg, turbojpeg, python-opencv,"
                        + " gstreamer-rtsp, compiler, private-address, containers;"
                        + " got 'chrome'");
    }

    @Test
    void shouldSayWhyATestIsSkippedOrFailed() {
        assertThatThrownBy(() -> RealPart.FFMPEG.program("no-such-program"))
                .isInstanceOfAny(TestAbortedException.class, AssertionError.class)
                .hasMessageContaining("none of no-such-program is on the PATH");
    }

    @Test
    void shouldGoOnWithAPartThatIsThere() {
        RealPart.TURBOJPEG.require(true, "not asked");
        assertThat(RealPart.PYTHON_OPENCV.program("java")).isExecutable();
    }
}
