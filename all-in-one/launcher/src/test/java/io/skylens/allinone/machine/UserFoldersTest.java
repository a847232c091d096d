package io.skylens.allinone.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {

    private static final Path HOME = Path.of("/home/kim");

    @Test
    void shouldBeWhereEachSystemKeepsThem() {
        var linux = folders("Linux", Map.of());
        var mac = folders("Mac OS X", Map.of());
        var windows = folders("Windows 11", Map.of());

        assertThat(linux.cacheFolder()).isEqualTo(HOME.resolve(".cache/skylens"));
        assertThat(linux.configFolder()).isEqualTo(HOME.resolve(".config/skylens"));
        assertThat(mac.cacheFolder()).isEqualTo(HOME.resolve("Library/Caches/skylens"));
        assertThat(mac.configFolder()).isEqualTo(HOME.resolve("Library/Application Support/skylens"));
        assertThat(windows.cacheFolder()).isEqualTo(HOME.resolve("AppData/Local/skylens"));
        assertThat(windows.configFolder()).isEqualTo(HOME.resolve("AppData/Roaming/skylens"));
    }

    @Test
    void shouldGoWhereTheEnvironmentSays() {
        var folders = folders("Linux", Map.of("XDG_CACHE_HOME", "/fast", "XDG_CONFIG_HOME", "relative"));

        assertThat(folders.cacheFolder()).isEqualTo(Path.of("/fast/skylens"));
        assertThat(folders.configFolder()).isEqualTo(HOME.resolve(".config/skylens"));
    }

    private static UserFolders folders(String system, Map<String, String> environment) {
        return new UserFolders(system, HOME, environment::get);
    }
}
