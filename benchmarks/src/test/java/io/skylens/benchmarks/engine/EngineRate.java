package io.skylens.benchmarks.engine;

import java.nio.file.Path;
import java.time.Duration;

/** A process that runs one engine on one model as fast as it goes, in one thread. */
public final class EngineRate {

    private EngineRate() {}

    /** @param arguments {@code pytorch}, {@code onnxruntime} or {@code opencv}; model; its size; seconds to warm up; seconds to measure */
    public static void main(String[] arguments) throws Exception {
        var file = Path.of(arguments[1]);
        int size = Integer.parseInt(arguments[2]);
        try (var tensor = open(arguments[0], file, size)) {
            rate(tensor, Integer.parseInt(arguments[3]));
            System.out.println("inferences a second: " + rate(tensor, Integer.parseInt(arguments[4])));
        }
    }

    private static ReadyTensor open(String engine, Path file, int size) throws Exception {
        return switch (engine) {
            case "pytorch" -> new PyTorchTensor(file, size);
            case "onnxruntime" -> new OnnxRuntimeTensor(file, size);
            case "opencv" -> new OpenCvTensor(file, size);
            default ->
                throw new IllegalArgumentException(
                        "engine must be pytorch, onnxruntime or opencv, is '" + engine + "'");
        };
    }

    private static double rate(ReadyTensor tensor, int seconds) throws Exception {
        long start = System.nanoTime();
        long end = start + Duration.ofSeconds(seconds).toNanos();
        long count = 0;
        long now = start;
        while (now - end < 0) {
            tensor.infer();
            count++;
            now = System.nanoTime();
        }
        return count * 1e9 / (now - start);
    }
}
