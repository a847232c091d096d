package io.skylens.detect.model;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which device an engine is to use.
 *
 * @param cuda the number of the CUDA device; empty for the CPU
 */
public record DeviceName(OptionalInt cuda) {

    private static final Pattern CUDA = Pattern.compile("cuda:(\\d{1,3})");

    /**
     * @param wanted {@code auto} (the first CUDA device if there is one, else the CPU), {@code cpu} or {@code cuda:N}
     * @param cudaDevices that the engine can use here
     * @param engine its name and version, for the message
     * @throws UnusableModelException when the device is not there
     */
    public static DeviceName choose(String wanted, int cudaDevices, String engine) throws UnusableModelException {
        var device = wanted.strip().toLowerCase(Locale.ROOT);
        if ("cpu".equals(device)) {
            return new DeviceName(OptionalInt.empty());
        }
        if ("auto".equals(device)) {
            return new DeviceName(cudaDevices > 0 ? OptionalInt.of(0) : OptionalInt.empty());
        }
        var cuda = CUDA.matcher(device);
        if (!cuda.matches()) {
            throw new UnusableModelException("skylens.detect.device must be auto, cpu or cuda:N, got '" + wanted + "'");
        }
        int number = Integer.parseInt(cuda.group(1));
        if (number >= cudaDevices) {
            throw new UnusableModelException("skylens.detect.device must be a device that " + engine
                    + " sees on this machine, got '" + wanted + "' where it sees " + cudaDevices + " CUDA devices");
        }
        return new DeviceName(OptionalInt.of(number));
    }

    @Override
    public String toString() {
        return cuda.isPresent() ? "cuda:" + cuda.getAsInt() : ModelInfo.CPU;
    }
}
