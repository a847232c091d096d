package io.skylens.allinone.lan;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;

/** A QR code (ISO/IEC 18004) of characters, two modules one above the other in each: for a terminal that is dark. */
public final class QrCode {

    /** The standard wants four light modules around; two are enough for every reader tried on screens. */
    private static final int MARGIN = 2;

    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    /** @throws IllegalArgumentException for what no QR code can hold, about 2,900 characters */
    public static QrCode of(String text) {
        try {
            return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text.length() + " characters", e);
        }
    }

    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (int y = -MARGIN; y < modules.getHeight() + MARGIN; y += 2) {
            var line = new StringBuilder();
            for (int x = -MARGIN; x < modules.getWidth() + MARGIN; x++) {
                line.append(character(isLight(x, y), isLight(x, y + 1)));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static char character(boolean isUpperLight, boolean isLowerLight) {
        if (isUpperLight) {
            return isLowerLight ? '█' : '▀';
        }
        return isLowerLight ? '▄' : ' ';
    }

    private boolean isLight(int x, int y) {
        boolean isInside = x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight();
        return !isInside || modules.get(x, y) == 0;
    }
}
