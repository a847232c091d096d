package io.skylens.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.CameraSettings;
import org.junit.jupiter.api.Test;

class FormatTest {

    private static final Format OWN = new Format(640, 480, 15, 80, true);

    @Test
    void shouldStayAsItIsWhenNothingIsAsked() {
        assertThat(OWN.obeying(CameraSettings.NONE)).isEqualTo(OWN);
    }

    @Test
    void shouldTakeEachThingThatIsAsked() {
        assertThat(OWN.obeying(new CameraSettings(30, "320x240", 2.5))).isEqualTo(new Format(320, 240, 2.5, 30, true));
    }

    @Test
    void shouldKeepItsShapeInsideTheSizeThatIsAsked() {
        assertThat(OWN.obeying(size("320x320"))).isEqualTo(new Format(320, 240, 15, 80, true));
        assertThat(OWN.obeying(size("600x240"))).isEqualTo(new Format(320, 240, 15, 80, true));
    }

    @Test
    void shouldBeNeitherLargerNorFasterThanTheCamera() {
        assertThat(OWN.obeying(new CameraSettings(null, "1280x720", 60.0))).isEqualTo(OWN);
    }

    @Test
    void shouldMakeNoPictureSmallerThanACameraCan() {
        assertThat(OWN.obeying(size("10x10"))).isEqualTo(new Format(85, 64, 15, 80, true));
        var flat = new Format(3840, 64, 15, 80, true);
        assertThat(flat.obeying(size("640x480"))).isEqualTo(flat);
    }

    private static CameraSettings size(String size) {
        return new CameraSettings(null, size, null);
    }
}
