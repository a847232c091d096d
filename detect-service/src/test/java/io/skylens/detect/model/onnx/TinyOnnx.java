package io.skylens.detect.model.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes ONNX files that look at no picture and always give the same: as protocol buffers, by the field numbers of
 * <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>.
 */
public final class TinyOnnx {

    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int FLOAT_BYTES = 4;
    private static final int LONG_BYTES = 8;

    private record Output(String name, int type, byte[] values, long[] shape) {}

    private final int size;
    private final List<Output> outputs = new ArrayList<>();
    private final Message properties = new Message();

    /** @param size of the side of the pictures it takes, one at a time */
    public TinyOnnx(int size) {
        this.size = size;
    }

    public TinyOnnx giving(String name, float[] values, long... shape) {
        var bytes = ByteBuffer.allocate(values.length * FLOAT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        outputs.add(new Output(name, FLOAT, bytes.array(), shape));
        return this;
    }

    public TinyOnnx giving(String name, long[] values, long... shape) {
        var bytes = ByteBuffer.allocate(values.length * LONG_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            bytes.putLong(value);
        }
        outputs.add(new Output(name, INT64, bytes.array(), shape));
        return this;
    }

    TinyOnnx saying(String key, String value) {
        properties.put(14, new Message().put(1, key).put(2, value));
        return this;
    }

    public Path writeTo(Path file) throws IOException {
        var graph = new Message().put(2, "tiny").put(11, value("images", FLOAT, 1, 3, size, size));
        for (var output : outputs) {
            graph.put(
                    1,
                    new Message()
                            .put(1, "constant-" + output.name())
                            .put(2, output.name())
                            .put(4, "Identity"));
            var constant = new Message();
            for (long length : output.shape()) {
                constant.put(1, length);
            }
            constant.put(2, output.type()).put(8, "constant-" + output.name()).put(9, output.values());
            graph.put(5, constant).put(12, value(output.name(), output.type(), output.shape()));
        }
        var model = new Message()
                .put(1, 8)
                .put(7, graph)
                .put(8, new Message().put(1, "").put(2, 13));
        return Files.write(file, model.add(properties).bytes());
    }

    private static Message value(String name, int type, long... shape) {
        var dimensions = new Message();
        for (long length : shape) {
            dimensions.put(1, new Message().put(1, length));
        }
        var tensor = new Message().put(1, type).put(2, dimensions);
        return new Message().put(1, name).put(2, new Message().put(1, tensor));
    }

    private static final class Message {

        private static final int LENGTH_DELIMITED = 2;

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Message put(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message put(int field, byte[] value) {
            varint((long) field << 3 | LENGTH_DELIMITED);
            varint(value.length);
            bytes.writeBytes(value);
            return this;
        }

        Message put(int field, String value) {
            return put(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message put(int field, Message value) {
            return put(field, value.bytes());
        }

        Message add(Message more) {
            bytes.writeBytes(more.bytes());
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }

        private void varint(long value) {
            long left = value;
            while (left > 0x7F) {
                bytes.write((int) (left & 0x7F | 0x80));
                left >>>= 7;
            }
            bytes.write((int) left);
        }
    }
}
