package io.skylens.allinone.lan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "who may read a file is said differently there")
class CertificateFolderTest {

    @TempDir
    Path folder;

    @Test
    void shouldKeepACertificateWhileItNamesTheAddressesAndLasts() throws Exception {
        var first = made(List.of("192.168.1.5", "fd00:0:0:0:0:0:0:2"), Duration.ZERO);

        assertThat(made(List.of("192.168.1.5"), Duration.ofDays(700))).isEqualTo(first);
        var second = made(List.of("192.168.1.6"), Duration.ZERO);
        assertThat(second).isNotEqualTo(first);
        assertThat(made(List.of("192.168.1.6"), Duration.ofDays(800)))
                .as("ends soon")
                .isNotEqualTo(second);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("lan.key"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsOnly("lan.crt", "lan.key");
        }
    }

    private String made(List<String> addresses, Duration later) throws Exception {
        var clock = Clock.offset(Clock.systemUTC(), later);
        var certificate = new CertificateFolder(folder, clock).certificateFor(addresses);
        var text = Files.readString(certificate.chain());
        var names = CertificateFolder.parse(text.getBytes(StandardCharsets.UTF_8)).getSubjectAlternativeNames().stream()
                .map(name -> String.valueOf(name.get(1)));
        assertThat(names).contains("localhost", "127.0.0.1").containsAll(addresses);
        return text;
    }
}
