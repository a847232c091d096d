package io.skylens.detect.model.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchProgramTest {

    @Test
    void shouldBeContentWithAModelThatIsThereAlready(@TempDir Path cache) throws Exception {
        var model = "a model".getBytes(StandardCharsets.UTF_8);
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model));
        Files.write(Files.createDirectories(cache.resolve(sha256)).resolve("yolo.onnx"), model);

        assertThat(FetchProgram.run("https://localhost:1/yolo.onnx#sha256=" + sha256, cache.toString()))
                .isZero();
    }

    @Test
    void shouldFailWhenTheModelCannotBeHad(@TempDir Path cache) {
        assertThat(FetchProgram.run("https://localhost:1/yolo.onnx#sha256=" + "0".repeat(64), cache.toString()))
                .isEqualTo(1);
    }

    @Test
    void shouldRefuseOtherArguments() {
        assertThat(FetchProgram.run("https://localhost/yolo.onnx")).isEqualTo(2);
    }
}
