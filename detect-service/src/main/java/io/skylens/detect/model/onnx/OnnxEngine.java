package io.skylens.detect.model.onnx;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.cuda.CudaUtils;
import io.skylens.detect.model.DeviceName;
import io.skylens.detect.model.ModelInput;
import io.skylens.detect.model.Tensor;
import io.skylens.detect.model.TensorEngine;
import io.skylens.detect.model.TensorForm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * One session, which any number of threads may run at once, each on itself. Each run has a memory scope of its own; a
 * thread keeps the memory of the largest batch it has put together.
 */
final class OnnxEngine implements TensorEngine {

    private static final int CHANNELS = 3;

    private final Model model;
    private final DeviceName device;
    private final ParameterStore parameters;
    private final ThreadLocal<ByteBuffer> together = ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(0));

    OnnxEngine(Model model, DeviceName device) {
        this.model = model;
        this.device = device;
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
        int size = batch.get(0).letterbox().size();
        try (var scope = model.getNDManager().newSubManager()) {
            // Direct memory is read where it lies.
            var pictures = scope.create(
                    floatsOf(batch).asFloatBuffer(), new Shape(batch.size(), CHANNELS, size, size), DataType.FLOAT32);
            var outputs = model.getBlock().forward(parameters, new NDList(pictures), false);
            return reader.apply(outputs.stream().map(OnnxEngine::tensor).toList());
        }
    }

    private ByteBuffer floatsOf(List<ModelInput> batch) {
        if (batch.size() == 1) {
            return batch.get(0).floats();
        }
        int bytes = batch.stream().mapToInt(input -> input.floats().remaining()).sum();
        if (together.get().capacity() < bytes) {
            together.set(ByteBuffer.allocateDirect(bytes));
        }
        var buffer = together.get().clear().limit(bytes).order(ByteOrder.nativeOrder());
        batch.forEach(input -> buffer.put(input.floats().duplicate()));
        return buffer.flip();
    }

    private static Tensor tensor(NDArray output) {
        var type = output.getDataType();
        int[] shape = Arrays.stream(output.getShape().getShape())
                .mapToInt(Math::toIntExact)
                .toArray();
        var name = output.getName() == null ? "" : output.getName();
        return new Tensor(floats(output.toByteBuffer(true), type), new TensorForm(name, type.isInteger(), shape));
    }

    private static FloatBuffer floats(ByteBuffer bytes, DataType type) {
        return switch (type) {
            case FLOAT32 -> bytes.asFloatBuffer();
            case INT64 -> {
                var longs = bytes.asLongBuffer();
                var floats = FloatBuffer.allocate(longs.remaining());
                while (longs.hasRemaining()) {
                    floats.put(longs.get());
                }
                yield floats.flip();
            }
            case INT32 -> {
                var ints = bytes.asIntBuffer();
                var floats = FloatBuffer.allocate(ints.remaining());
                while (ints.hasRemaining()) {
                    floats.put(ints.get());
                }
                yield floats.flip();
            }
            default -> throw new IllegalArgumentException("outputs of type " + type + " are not read");
        };
    }

    @Override
    public void close() {
        model.close();
    }
}
