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
import ai.djl.util.cuda.CudaUtils;
import io.skylens.detect.model.DeviceName;
import io.skylens.detect.model.ModelInput;
import io.skylens.detect.model.Tensor;
import io.skylens.detect.model.TensorEngine;
import io.skylens.detect.model.TensorForm;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * One loaded module, which any number of threads may run at once. Each run has a memory scope of its own that ends with
 * it; nothing grows outside the heap.
 */
final class PyTorchEngine implements TensorEngine {

    private static final int CHANNELS = 3;

    private final Model model;
    private final DeviceName device;
    private final boolean half;
    private final ParameterStore parameters;

    /** @param half whether the module takes half precision */
    PyTorchEngine(Model model, DeviceName device, boolean half) {
        this.model = model;
        this.device = device;
        this.half = half;
        this.parameters = new ParameterStore(model.getNDManager(), false);
    }

    @Override
    public String device() {
        return device.toString();
    }

    @Override
    public long deviceMemory() {
        // Total less free, whoever holds it: the engines keep freed memory for themselves.
        return device.cuda().isPresent()
                ? CudaUtils.getGpuMemory(Device.gpu(device.cuda().getAsInt())).getCommitted()
                : 0;
    }

    @Override
    public <R> R run(List<ModelInput> batch, Function<List<Tensor>, R> reader) {
        try (var scope = model.getNDManager().newSubManager()) {
            var outputs = model.getBlock().forward(parameters, new NDList(batchOf(batch, scope)), false);
            return reader.apply(outputs.stream().map(PyTorchEngine::onHost).toList());
        }
    }

    private NDArray batchOf(List<ModelInput> batch, NDManager scope) {
        int size = batch.get(0).letterbox().size();
        var shape = new Shape(CHANNELS, size, size);
        var pictures = new NDList(batch.size());
        for (var input : batch) {
            // Direct memory is read where it lies, not copied, when the device is the CPU.
            pictures.add(scope.create(input.floats(), shape, DataType.FLOAT32));
        }
        var together = pictures.size() == 1 ? pictures.head().expandDims(0) : NDArrays.stack(pictures);
        return half ? together.toType(DataType.FLOAT16, false) : together;
    }

    private static Tensor onHost(NDArray output) {
        boolean whole = output.getDataType().isInteger();
        var name = output.getName() == null ? "" : output.getName();
        var floats = output.toType(DataType.FLOAT32, false).toDevice(Device.cpu(), false);
        int[] shape = Arrays.stream(floats.getShape().getShape())
                .mapToInt(Math::toIntExact)
                .toArray();
        return new Tensor(floats.toByteBuffer(true).asFloatBuffer(), new TensorForm(name, whole, shape));
    }

    @Override
    public void close() {
        model.close();
    }
}
