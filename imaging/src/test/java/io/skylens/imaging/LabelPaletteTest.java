package io.skylens.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelPaletteTest {

    /** Fixed here because the page computes the same in another language. */
    @Test
    void shouldGiveALabelTheColourOfItsHash() {
        assertThat(LabelPalette.colourOf("person")).isEqualTo(0xE76300);
        assertThat(LabelPalette.colourOf("car")).isEqualTo(0x3F90DA);
        assertThat(LabelPalette.colourOf("truck")).isEqualTo(0x832DB6);
        assertThat(LabelPalette.colourOf("bus")).isEqualTo(0xFFA90E);
        assertThat(LabelPalette.colourOf("")).isEqualTo(LabelPalette.COLOURS.get((int) (0x811C9DC5L % 10)));
        assertThat(LabelPalette.colourOf("사람")).isEqualTo(LabelPalette.COLOURS.get(6));
    }

    @Test
    void shouldTellTheUsualTrafficApart() {
        assertThat(List.of("person", "car", "truck", "bus", "motorcycle"))
                .extracting(LabelPalette::colourOf)
                .doesNotHaveDuplicates();
    }
}
