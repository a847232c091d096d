package io.skylens.view.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final int MARGIN = 4;
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) ");
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

    @Test
    void shouldBeReadAsWhatItSays() throws Exception {
        var svg = QrCode.svg("https://192.168.1.5:3443/send");

        assertThat(new Decoder().decode(modules(svg)).getText()).isEqualTo("https://192.168.1.5:3443/send");
    }

    private static BitMatrix modules(String svg) {
        var size = SIZE.matcher(svg);
        assertThat(size.find()).isTrue();
        var matrix = new BitMatrix(Integer.parseInt(size.group(1)) - 2 * MARGIN);
        MODULE.matcher(svg)
                .results()
                .forEach(dark ->
                        matrix.set(Integer.parseInt(dark.group(1)) - MARGIN, Integer.parseInt(dark.group(2)) - MARGIN));
        return matrix;
    }
}
