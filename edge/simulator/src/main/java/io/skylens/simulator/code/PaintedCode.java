package io.skylens.simulator.code;

import io.skylens.contract.DroneId;
import io.skylens.imaging.Picture;
import java.awt.Rectangle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Drone, session and sequence as black and white cells in the picture's top left corner. Survives JPEG quality 60 and
 * scaling down to a width of 480.
 *
 * <pre>
 *   18 cells wide, 8 high; a cell is 1/64 of the picture's width
 *   +------------------------------------+
 *   | a frame of white cells             |
 *   |  16 x 6 cells, a bit each, white=1 |
 *   |  in rows from the top left:        |
 *   |   32 drone      32 sequence        |
 *   |   16 session    16 checksum        |
 *   +------------------------------------+
 * </pre>
 *
 * All big-endian; the checksum is the low half of the CRC-32 of the ten bytes before it.
 *
 * @param drone see {@link #numberOf}
 * @param session counts the connections of a drone from 1
 * @param sequence counts the frames of a session from 0
 */
public record PaintedCode(int drone, int sequence, int session) {

    static final int CELLS_ACROSS = 64;
    static final int COLUMNS = 16;
    static final int ROWS = 6;

    private static final int BYTES = COLUMNS * ROWS / Byte.SIZE;
    private static final int FRAMED_COLUMNS = COLUMNS + 2;
    private static final int FRAMED_ROWS = ROWS + 2;

    private static final int FNV_OFFSET = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;

    public PaintedCode {
        if (session < 0 || session > 0xFFFF) {
            throw new IllegalArgumentException("session must be 0 to 65535, got " + session);
        }
    }

    /** What stands for a drone in a code: the FNV-1a hash of its id's bytes. */
    public static int numberOf(DroneId drone) {
        int hash = FNV_OFFSET;
        for (byte b : drone.value().getBytes(StandardCharsets.US_ASCII)) {
            hash = (hash ^ b & 0xFF) * FNV_PRIME;
        }
        return hash;
    }

    /** The part of a picture that a code covers. */
    public static Rectangle area(int width) {
        double cell = (double) width / CELLS_ACROSS;
        return new Rectangle(0, 0, (int) Math.ceil(FRAMED_COLUMNS * cell), (int) Math.ceil(FRAMED_ROWS * cell));
    }

    /** Paints this code over the corner of a picture that is at least 8 cells high. */
    public void paint(Picture picture) {
        byte[] bits = bytes();
        var area = area(picture.width());
        double cell = (double) picture.width() / CELLS_ACROSS;
        byte[] row = new byte[area.width * 3];
        for (int y = 0; y < area.height; y++) {
            for (int x = 0; x < area.width; x++) {
                byte value = isWhite(bits, (int) (x / cell) - 1, (int) (y / cell) - 1) ? (byte) 0xFF : 0;
                row[3 * x] = value;
                row[3 * x + 1] = value;
                row[3 * x + 2] = value;
            }
            picture.mat().put(y, 0, row);
        }
    }

    private static boolean isWhite(byte[] bits, int column, int row) {
        if (column < 0 || column >= COLUMNS || row < 0 || row >= ROWS) {
            return true;
        }
        int bit = row * COLUMNS + column;
        return (bits[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) == 1;
    }

    private byte[] bytes() {
        var buffer = ByteBuffer.allocate(BYTES).putInt(drone).putInt(sequence).putShort((short) session);
        return buffer.putShort(checksum(buffer.array())).array();
    }

    private static short checksum(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes, 0, BYTES - Short.BYTES);
        return (short) crc.getValue();
    }

    /** Reads the code of a picture of any size; nothing when there is none or it cannot be made out. */
    public static Optional<PaintedCode> read(Picture picture) {
        return read(picture.toBgr(), picture.width(), picture.height());
    }

    /** As {@link #read(Picture)}, of rows from the top, three bytes a pixel. */
    public static Optional<PaintedCode> read(byte[] bgr, int width, int height) {
        var area = area(width);
        if (area.width > width || area.height > height) {
            return Optional.empty();
        }
        byte[] bytes = new Cells(bgr, width, (double) width / CELLS_ACROSS).read(BYTES);
        var buffer = ByteBuffer.wrap(bytes);
        var code = new PaintedCode(buffer.getInt(), buffer.getInt(), buffer.getShort() & 0xFFFF);
        return buffer.getShort() == checksum(bytes) ? Optional.of(code) : Optional.empty();
    }
}
