package io.skylens.allinone.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {

    private static final Path HOME = Path.of("/home/kim");

    @Test
    void shouldBeWhereEachSystemKeepsCaches() {
        assertThat(CacheFolder.of("Linux", HOME, Map.<String, String>of()::get))
                .isEqualTo(HOME.resolve(".cache/skylens"));
        assertThat(CacheFolder.of("Mac OS X", HOME, Map.<String, String>of()::get))
                .isEqualTo(HOME.resolve("Library/Caches/skylens"));
        assertThat(CacheFolder.of("Windows 11", HOME, Map.<String, String>of()::get))
                .isEqualTo(HOME.resolve("AppData/Local/skylens"));
    }

    @Test
    void shouldGoWhereTheEnvironmentSays() {
        assertThat(CacheFolder.of("Linux", HOME, Map.of("XDG_CACHE_HOME", "/fast")::get))
                .isEqualTo(Path.of("/fast/skylens"));
        assertThat(CacheFolder.of("Linux", HOME, Map.of("XDG_CACHE_HOME", "relative")::get))
                .isEqualTo(HOME.resolve(".cache/skylens"));
    }
}
