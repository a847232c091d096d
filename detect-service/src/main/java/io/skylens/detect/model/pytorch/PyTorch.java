package io.skylens.detect.model.pytorch;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import io.skylens.detect.model.DeviceName;
import io.skylens.detect.model.UnusableModelException;

/** The PyTorch of this process: loaded once, kept from phoning home, and asked for its devices. */
final class PyTorch {

    private static final String NAME = "PyTorch";

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

    DeviceName device(String wanted) throws UnusableModelException {
        return DeviceName.choose(wanted, engine.getGpuCount(), NAME + " " + engine.getVersion());
    }

    Model newModel(String name, DeviceName device) {
        var where = device.cuda().isPresent() ? Device.gpu(device.cuda().getAsInt()) : Device.cpu();
        return Model.newInstance(name, where, NAME);
    }
}
