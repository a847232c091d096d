package io.skylens.view.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessConfigTest {

    @Test
    void shouldBeClosedToAllButThisMachineByDefault() {
        var config = config(Map.of());

        assertThat(config.keys()).isEmpty();
        assertThat(config.openTo()).hasValue(List.of("127.0.0.0/8", "::1/128"));
        assertThat(config.hosts()).isEmpty();
        assertThat(config.issuer()).isEmpty();
        assertThat(config.audience()).isEmpty();
        assertThat(config.issuerKeys()).isEmpty();
    }

    @Test
    void shouldReadEveryKey() {
        var config = config(Map.of(
                "skylens.access.keys", "/keys/keys.json",
                "skylens.access.issuer", "https://id.example",
                "skylens.access.audience", "skylens",
                "skylens.access.issuer-keys", "https://id.example/jwks",
                "skylens.access.open-to", "",
                "skylens.access.hosts", "a.example,b.example"));

        assertThat(config.keys()).hasValue(Path.of("/keys/keys.json"));
        assertThat(config.issuer()).hasValue("https://id.example");
        assertThat(config.audience()).hasValue("skylens");
        assertThat(config.issuerKeys()).hasValue(URI.create("https://id.example/jwks"));
        assertThat(config.openTo()).isEmpty();
        assertThat(config.hosts()).hasValue(List.of("a.example", "b.example"));
    }

    private static AccessConfig config(Map<String, String> values) {
        var builder = new SmallRyeConfigBuilder().withMapping(AccessConfig.class);
        values.forEach(
                (name, value) -> builder.withSources(new PropertiesConfigSource(Map.of(name, value), name, 200)));
        return builder.build().getConfigMapping(AccessConfig.class);
    }
}
