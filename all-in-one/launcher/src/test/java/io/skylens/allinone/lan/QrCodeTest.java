package io.skylens.allinone.lan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.List;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final int MARGIN = 2;

    @Test
    void shouldBeReadAsWhatItSays() throws Exception {
        var link = "http://192.168.1.5:8080/?token=" + "eyJhbGciOiJIUzI1NiJ9.".repeat(10);

        var lines = QrCode.of(link).lines();

        assertThat(lines).allMatch(line -> line.length() == lines.get(0).length());
        assertThat(new Decoder().decode(matrix(lines)).getText()).isEqualTo(link);
    }

    private static BitMatrix matrix(List<String> lines) {
        int size = lines.get(0).length() - 2 * MARGIN;
        var matrix = new BitMatrix(size);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                char both = lines.get((y + MARGIN) / 2).charAt(x + MARGIN);
                boolean isUpper = (y + MARGIN) % 2 == 0;
                if (both == ' ' || both == (isUpper ? '▄' : '▀')) {
                    matrix.set(x, y);
                }
            }
        }
        return matrix;
    }
}
