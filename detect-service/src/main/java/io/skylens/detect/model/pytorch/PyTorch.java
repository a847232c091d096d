package io.skylens.detect.model.pytorch;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import io.skylens.detect.model.UnusableModelException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The PyTorch of this process: loaded once, kept from phoning home, and asked for its devices. */
final class PyTorch {

    private static final String NAME = "PyTorch";
    private static final Pattern CUDA = Pattern.compile("cuda:(\\d{1,3})");

    private final Engine engine;

    private PyTorch(Engine engine) {
        this.engine = engine;
    }

    /**
     * Loads the native library, the first time.
     *
     * @param threads that share one operation on a CPU; only the first call of a process can set it
     */
    static PyTorch load(int threads) throws UnusableModelException {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        try {
            return new PyTorch(Engine.getEngine(NAME));
        } catch (EngineException e) {
            throw new UnusableModelException("PyTorch must be loadable on this machine, but is not: " + rootOf(e), e);
        }
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    Device device(String wanted) throws UnusableModelException {
        var device = wanted.strip().toLowerCase(Locale.ROOT);
        int gpus = engine.getGpuCount();
        if ("auto".equals(device)) {
            return gpus > 0 ? Device.gpu(0) : Device.cpu();
        }
        if ("cpu".equals(device)) {
            return Device.cpu();
        }
        var cuda = CUDA.matcher(device);
        if (!cuda.matches()) {
            throw new UnusableModelException("skylens.detect.device must be auto, cpu or cuda:N, got '" + wanted + "'");
        }
        int number = Integer.parseInt(cuda.group(1));
        if (number >= gpus) {
            throw new UnusableModelException(
                    "skylens.detect.device must be a device that PyTorch " + engine.getVersion()
                            + " sees on this machine, got '" + wanted + "' where it sees " + gpus + " CUDA devices");
        }
        return Device.gpu(number);
    }

    Model newModel(String name, Device device) {
        return Model.newInstance(name, device, NAME);
    }
}
