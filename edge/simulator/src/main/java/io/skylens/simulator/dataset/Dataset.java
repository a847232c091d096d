package io.skylens.simulator.dataset;

import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.Picture;
import io.skylens.simulator.fleet.Format;
import io.skylens.simulator.plan.Label;
import io.skylens.simulator.scene.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes pictures and labels in the folders and the text format that YOLO's tools read: {@code images/SPLIT/N.jpg},
 * {@code labels/SPLIT/N.txt} with a line {@code class centreX centreY width height} for each object, as shares of the
 * picture, and {@code data.yaml} with the classes' names.
 */
public final class Dataset {

    /** Pictures of one scene, before another is laid out. */
    static final int PICTURES_A_SCENE = 6;

    private final Path folder;
    private final String split;
    private final Format format;
    private final JpegCodec codec;

    public Dataset(Path folder, String split, Format format, JpegCodec codec) {
        this.folder = folder;
        this.split = split;
        this.format = format;
        this.codec = codec;
    }

    /** The same pictures for the same seed; picture N does not depend on how many there are. */
    public void write(int count, long seed) throws IOException {
        var images = Files.createDirectories(folder.resolve("images").resolve(split));
        var labels = Files.createDirectories(folder.resolve("labels").resolve(split));
        Files.writeString(folder.resolve("data.yaml"), listing());
        for (int first = 0, scene = 0; first < count; first += PICTURES_A_SCENE, scene++) {
            var excursion = new Excursion(seed * 1_000_003 + scene, scene, format);
            for (int number = first; number < Math.min(count, first + PICTURES_A_SCENE); number++) {
                var name = String.format(Locale.ROOT, "%06d", number);
                try (var sample = excursion.next()) {
                    Files.write(
                            images.resolve(name + ".jpg"),
                            codec.encode(sample.shot().picture(), sample.quality()));
                    Files.writeString(
                            labels.resolve(name + ".txt"),
                            lines(sample.shot().seen(), sample.shot().picture()));
                }
            }
        }
    }

    private static String lines(List<Seen> seen, Picture picture) {
        return seen.stream().map(object -> line(object, picture)).collect(Collectors.joining());
    }

    private static String line(Seen seen, Picture picture) {
        var box = seen.box();
        return String.format(
                Locale.ROOT,
                "%d %.6f %.6f %.6f %.6f%n",
                seen.label().classId(),
                (box.x() + box.width() / 2) / picture.width(),
                (box.y() + box.height() / 2) / picture.height(),
                box.width() / picture.width(),
                box.height() / picture.height());
    }

    private static String listing() {
        var names = new StringBuilder("path: .\ntrain: images/train\nval: images/val\ntest: images/test\nnames:\n");
        for (var label : Label.values()) {
            names.append("  ")
                    .append(label.classId())
                    .append(": ")
                    .append(label.text())
                    .append('\n');
        }
        return names.toString();
    }
}
