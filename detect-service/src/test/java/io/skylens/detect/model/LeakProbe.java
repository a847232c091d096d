package io.skylens.detect.model;

import com.sun.jna.Function;
import com.sun.jna.NativeLong;
import io.skylens.detect.model.onnx.OnnxOpener;
import io.skylens.detect.model.pytorch.TorchScriptOpener;
import io.skylens.detect.telemetry.ResidentMemory;
import io.skylens.imaging.JpegCodecs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * Decodes and detects a JPEG again and again, and prints the resident memory after a tenth of it and at the end: what is
 * held, that is, without what only waits for the garbage collector or lies free in the C library.
 */
final class LeakProbe {

    private LeakProbe() {}

    /** @param arguments model, JPEG, frames */
    public static void main(String[] arguments) throws Exception {
        var jpeg = Files.readAllBytes(Path.of(arguments[1]));
        int frames = Integer.parseInt(arguments[2]);
        var settings = new ModelSettings(
                OptionalInt.empty(), List.of(), new Thresholds(0.25f, 0.45f, 300), "cpu", OptionalInt.of(1), 1);
        var codec = JpegCodecs.best();
        try (var detector = new Detectors(List.of(new TorchScriptOpener(), new OnnxOpener()))
                .open(Path.of(arguments[0]), settings)) {
            var inputs = new ModelInputs(detector.info().input());
            for (int frame = 1; frame <= frames; frame++) {
                try (var picture = codec.decode(jpeg, 0, jpeg.length);
                        var input = inputs.of(picture)) {
                    detector.detect(List.of(input));
                }
                if (frame == frames / 10 || frame == frames) {
                    System.out.println("resident " + (long) held());
                }
            }
        }
    }

    private static double held() {
        // Headers of OpenCV's matrices go by finalizer.
        System.gc();
        System.runFinalization();
        System.gc();
        Function.getFunction("c", "malloc_trim").invokeInt(new Object[] {new NativeLong(0)});
        return ResidentMemory.bytes();
    }
}
