package io.skylens.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ViewerMessageTest {

    @Test
    void shouldLayOutTheGoldenMessage() throws Exception {
        var golden = Json.golden("viewer-message.json");
        var message = HexFormat.of().parseHex(golden.get("hex").asText());
        var head = golden.get("head").asText().getBytes(StandardCharsets.UTF_8);
        var jpeg = HexFormat.of().parseHex(golden.get("jpegHex").asText());

        var prefix = ViewerMessage.prefix(head);

        assertThat(ByteBuffer.allocate(message.length).put(prefix).put(jpeg).array())
                .isEqualTo(message);
        assertThat(ViewerMessage.headLength(ByteBuffer.wrap(message))).isEqualTo(head.length);
    }

    @Test
    void shouldRefuseAMessageThatCannotHoldItsJson() {
        assertThatThrownBy(() -> ViewerMessage.headLength(ByteBuffer.wrap(new byte[] {-1, -1, -1, -1, 1})))
                .hasMessage("viewer message of 5 bytes must hold its JSON, whose length it gives as 4294967295");
        assertThatThrownBy(() -> ViewerMessage.headLength(ByteBuffer.wrap(new byte[2])))
                .hasMessage("viewer message must be at least 4 bytes, got 2");
    }

    @Test
    void shouldReadARequestWithAnyOfItsFields() throws Exception {
        var request = Json.MAPPER.readValue(
                "{\"subscribe\":[{\"drone\":\"alpha\",\"width\":480,\"fps\":5,\"overlay\":\"boxes\",\"from\":\"-30s\"}],"
                        + "\"unsubscribe\":[\"beta\"],\"ack\":7,\"ping\":1.5,\"later\":true}",
                ViewerRequest.class);

        assertThat(request.subscribe())
                .containsExactly(new ViewerRequest.Subscription(
                        DroneId.of("alpha"), 480, 5.0, ViewerRequest.Overlay.BOXES, "-30s"));
        assertThat(request.unsubscribe()).containsExactly(DroneId.of("beta"));
        assertThat(request.ack()).isEqualTo(7);
        assertThat(request.ping()).isEqualTo(1.5);
        assertThat(Json.MAPPER.readValue("{}", ViewerRequest.class))
                .isEqualTo(new ViewerRequest(null, null, null, null));
    }
}
