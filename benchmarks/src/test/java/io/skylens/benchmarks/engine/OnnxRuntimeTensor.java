package io.skylens.benchmarks.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;

/** ONNX in ONNX Runtime's own Java API. */
final class OnnxRuntimeTensor implements ReadyTensor {

    private final OrtSession session;
    private final Map<String, OnnxTensor> inputs;

    OnnxRuntimeTensor(Path file, int size) throws OrtException {
        var environment = OrtEnvironment.getEnvironment();
        var options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        session = environment.createSession(file.toString(), options);
        var floats = ByteBuffer.allocateDirect(3 * size * size * Float.BYTES).order(ByteOrder.nativeOrder());
        var tensor = OnnxTensor.createTensor(environment, floats.asFloatBuffer(), new long[] {1, 3, size, size});
        inputs = Map.of(session.getInputNames().iterator().next(), tensor);
    }

    @Override
    public void infer() throws OrtException {
        session.run(inputs).close();
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
