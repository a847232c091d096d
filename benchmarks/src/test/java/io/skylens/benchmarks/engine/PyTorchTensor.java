package io.skylens.benchmarks.engine;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.nio.file.Path;

/** TorchScript in DJL's PyTorch, with the settings of the detect service. */
final class PyTorchTensor implements ReadyTensor {

    private final Model model;
    private final ParameterStore parameters;
    private final NDArray input;

    PyTorchTensor(Path file, int size) throws Exception {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        model = Model.newInstance("rate", Device.cpu(), "PyTorch");
        model.load(file);
        parameters = new ParameterStore(model.getNDManager(), false);
        input = model.getNDManager().randomUniform(0, 1, new Shape(1, 3, size, size));
    }

    @Override
    public void infer() {
        try (var scope = model.getNDManager().newSubManager()) {
            var output = model.getBlock().forward(parameters, new NDList(input), false);
            output.attach(scope);
            output.head().toByteBuffer();
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
