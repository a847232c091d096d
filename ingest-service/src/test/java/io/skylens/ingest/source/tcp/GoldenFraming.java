package io.skylens.ingest.source.tcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A stream of the contract's golden file {@code tcp-framing.json}. The pickles in it are real:
 * {@code pickle.dumps(numpy.frombuffer(jpeg, numpy.uint8).copy(), protocol=5)} and the like, by Python 3.11 and NumPy 1.24.
 *
 * @param drone of its hello, null when it has none
 * @param token of its hello, null when it has none
 * @param payloads expected, in hexadecimal
 */
record GoldenFraming(String name, Framing framing, String drone, String token, byte[] stream, List<String> payloads) {

    static List<GoldenFraming> all() {
        var file =
                Path.of(System.getProperty("basedir", "."), "../contract/src/test/resources/golden/tcp-framing.json");
        try {
            var vectors = new ObjectMapper().readTree(file.toFile());
            return StreamSupport.stream(vectors.spliterator(), false)
                    .map(GoldenFraming::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenFraming of(JsonNode vector) {
        return new GoldenFraming(
                vector.get("name").asText(),
                Framing.valueOf(vector.get("framing").asText()),
                vector.path("drone").asText(null),
                vector.path("token").asText(null),
                HexFormat.of().parseHex(vector.get("hex").asText()),
                StreamSupport.stream(vector.get("payloads").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }

    @Override
    public String toString() {
        return name;
    }
}
