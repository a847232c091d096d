package io.skylens.detect.model.pytorch;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.skylens.detect.model.InputSpec;
import io.skylens.detect.model.ModelInput;
import io.skylens.detect.model.Tensor;
import io.skylens.detect.model.TensorEngine;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * One loaded module, which any number of threads may run at once. Each run has a memory scope of its own that ends with
 * it; nothing grows outside the heap.
 */
final class PyTorchEngine implements TensorEngine {

    private final Model model;
    private final Shape inputShape;
    private final ParameterStore parameters;

    PyTorchEngine(Model model, InputSpec input) {
        this.model = model;
        this.inputShape = new Shape(input.floats() / input.size() / input.size(), input.size(), input.size());
        this.parameters = new ParameterStore(model.getNDManager(), false);
    }

    @Override
    public <R> R run(List<ModelInput> batch, Function<List<Tensor>, R> reader) {
        try (var scope = model.getNDManager().newSubManager()) {
            var outputs = model.getBlock().forward(parameters, new NDList(batchOf(batch, scope)), false);
            return reader.apply(outputs.stream().map(PyTorchEngine::onHost).toList());
        }
    }

    private NDArray batchOf(List<ModelInput> batch, NDManager scope) {
        var pictures = new NDList(batch.size());
        for (var input : batch) {
            // Direct memory is read where it lies, not copied, when the device is the CPU.
            pictures.add(scope.create(input.floats(), inputShape, DataType.FLOAT32));
        }
        return pictures.size() == 1 ? pictures.head().expandDims(0) : NDArrays.stack(pictures);
    }

    private static Tensor onHost(NDArray output) {
        var floats = output.toType(DataType.FLOAT32, false).toDevice(Device.cpu(), false);
        int[] shape = Arrays.stream(floats.getShape().getShape())
                .mapToInt(Math::toIntExact)
                .toArray();
        return new Tensor(floats.toByteBuffer(true).asFloatBuffer(), shape);
    }

    @Override
    public void close() {
        model.close();
    }
}
