package io.skylens.allinone.load;

import io.skylens.allinone.Jpegs;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** JPEGs of a wanted size in bytes, full of detail as a camera's are. */
public final class Pictures {

    private static final int[] GRAINS = {2, 4, 8, 16, 32};
    private static final float[] QUALITIES = {0.95f, 0.9f, 0.8f, 0.7f, 0.6f, 0.5f, 0.4f, 0.3f, 0.2f};
    /** Pictures of one kind differ by less than this share of their bytes. */
    private static final double MARGIN = 0.97;

    private Pictures() {}

    /** How large the areas of one colour are, and how well they are kept. */
    private record Kind(int grain, float quality) {}

    /** As many different ones, each of exactly so many bytes; the few that a picture lacks stand behind its end. */
    public static List<byte[]> of(int count, int width, int height, int bytes) {
        var kind = largest(width, height, (int) (bytes * MARGIN));
        return LongStream.range(0, count)
                .mapToObj(seed -> Arrays.copyOf(draw(width, height, kind, seed), bytes))
                .toList();
    }

    private static Kind largest(int width, int height, int atMost) {
        Kind best = null;
        int bestBytes = 0;
        for (int grain : GRAINS) {
            for (float quality : QUALITIES) {
                var kind = new Kind(grain, quality);
                int bytes = draw(width, height, kind, 0).length;
                if (bytes <= atMost && bytes > bestBytes) {
                    best = kind;
                    bestBytes = bytes;
                }
            }
        }
        if (best == null) {
            throw new IllegalArgumentException(width + "x" + height + " must fit into " + atMost + " bytes, does not");
        }
        return best;
    }

    private static byte[] draw(int width, int height, Kind kind, long seed) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        var random = new Random(seed);
        for (int y = 0; y < height; y += kind.grain) {
            for (int x = 0; x < width; x += kind.grain) {
                graphics.setColor(new Color(random.nextInt(1 << 24)));
                graphics.fillRect(x, y, kind.grain, kind.grain);
            }
        }
        graphics.dispose();
        return Jpegs.encode(image, kind.quality);
    }
}
