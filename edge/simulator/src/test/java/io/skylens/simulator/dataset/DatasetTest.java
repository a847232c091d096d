package io.skylens.simulator.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.JpegHeader;
import io.skylens.imaging.JpegCodecs;
import io.skylens.simulator.fleet.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {

    private static final Format FORMAT = new Format(320, 240, 1, 80, false);

    @TempDir
    Path folder;

    @Test
    void shouldWriteAPictureAndItsLabelsInYoloFormat() throws Exception {
        write(folder, "train", 8, 4);

        int objects = 0;
        for (int number = 0; number < 8; number++) {
            byte[] jpeg = Files.readAllBytes(folder.resolve("images/train/00000" + number + ".jpg"));
            assertThat(JpegHeader.parse(jpeg).shape().width()).isEqualTo(320);
            for (var line : Files.readAllLines(folder.resolve("labels/train/00000" + number + ".txt"))) {
                var fields = Arrays.stream(line.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                assertThat(fields).hasSize(5);
                assertThat(fields[0]).isIn(0.0, 1.0, 2.0, 3.0);
                assertThat(fields[1] - fields[3] / 2).isBetween(-1e-5, 1.0);
                assertThat(fields[1] + fields[3] / 2).isBetween(0.0, 1 + 1e-5);
                assertThat(fields[2] - fields[4] / 2).isBetween(-1e-5, 1.0);
                assertThat(fields[2] + fields[4] / 2).isBetween(0.0, 1 + 1e-5);
                objects++;
            }
        }
        assertThat(objects).isGreaterThan(20);
    }

    @Test
    void shouldListTheClassesInTheirOrder() throws Exception {
        write(folder, "val", 1, 4);

        assertThat(Files.readString(folder.resolve("data.yaml")))
                .contains("val: images/val", "0: person", "1: car", "2: truck", "3: boat");
    }

    @Test
    void shouldWriteTheSameFilesForTheSameSeedHoweverMany() throws Exception {
        var other = folder.resolve("other");
        write(folder, "train", 2, 4);
        write(other, "train", 7, 4);
        write(other, "another", 1, 5);

        for (var name : new String[] {"images/train/000001.jpg", "labels/train/000001.txt"}) {
            assertThat(folder.resolve(name)).hasSameBinaryContentAs(other.resolve(name));
        }
        assertThat(Files.readAllBytes(other.resolve("images/another/000000.jpg")))
                .isNotEqualTo(Files.readAllBytes(other.resolve("images/train/000000.jpg")));
    }

    private static void write(Path folder, String split, int count, long seed) throws IOException {
        new Dataset(folder, split, FORMAT, JpegCodecs.best()).write(count, seed);
    }
}
