package io.skylens.detect.model.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skylens.detect.model.ExportMetadata;
import io.skylens.detect.model.ModelFile;
import io.skylens.detect.model.ModelMetadata;
import io.skylens.detect.model.UnusableModelException;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Reads what an ONNX file says of itself: the properties that Ultralytics writes, whose values are Python literals, and the
 * shape of its input. DJL shows the one only of a model that is loaded, and the other not at all.
 */
final class OnnxMetadata {

    /** Near enough to a literal of Python: {@code {0: 'person', 1: "hot dog"}}. */
    private static final JsonMapper PYTHON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private static final int RANK = 4;
    private static final int CHANNELS = 3;

    private OnnxMetadata() {}

    static ModelMetadata read(ModelFile file) throws UnusableModelException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            try (var session =
                    OrtEnvironment.getEnvironment().createSession(file.path().toString(), options)) {
                var said = ExportMetadata.of(properties(session.getMetadata().getCustomMetadata()), file);
                return said.orSize(inputSize(session, file));
            }
        } catch (OrtException e) {
            throw file.unusable("must be a model that ONNX Runtime can load, but loading it failed: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static JsonNode properties(Map<String, String> said) {
        var properties = PYTHON.createObjectNode();
        said.forEach((name, value) -> properties.set(name, literal(value)));
        return properties;
    }

    private static JsonNode literal(String value) {
        try {
            var node = PYTHON.readTree(value);
            return node.isMissingNode() ? PYTHON.getNodeFactory().textNode(value) : node;
        } catch (JsonProcessingException e) {
            return PYTHON.getNodeFactory().textNode(value);
        }
    }

    /** Empty where the model takes any. */
    private static OptionalInt inputSize(OrtSession session, ModelFile file)
            throws OrtException, UnusableModelException {
        var inputs = session.getInputInfo();
        var info = inputs.values().iterator().next().getInfo();
        if (inputs.size() != 1 || !(info instanceof TensorInfo tensor) || tensor.getShape().length != RANK) {
            throw file.unusable("must take pictures only, as [B,3,H,W], but takes " + inputs.keySet());
        }
        long[] shape = tensor.getShape();
        if (tensor.type != OnnxJavaType.FLOAT || shape[1] > 0 && shape[1] != CHANNELS) {
            throw file.unusable("must take pictures as [B,3,H,W] of 32-bit floats, but takes " + Arrays.toString(shape)
                    + " of " + tensor.type);
        }
        if (shape[2] > 0 && shape[3] > 0 && shape[2] != shape[3]) {
            throw file.unusable("must take square pictures, but takes " + shape[3] + "x" + shape[2]);
        }
        return shape[2] > 0 ? OptionalInt.of((int) shape[2]) : OptionalInt.empty();
    }
}
