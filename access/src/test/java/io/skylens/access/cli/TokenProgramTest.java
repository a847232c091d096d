package io.skylens.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.skylens.access.Grant;
import io.skylens.access.KeyFile;
import io.skylens.access.Revocations;
import io.skylens.access.Role;
import io.skylens.access.TokenVerifier;
import io.skylens.contract.DroneId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenProgramTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StringWriter errors = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(console);
    }

    @Test
    void shouldPrintATokenForADevice() throws Exception {
        assertThat(run("drone-7", "--days", "30", "--create-keys")).isZero();

        var end = Optional.of(NOW.plus(Duration.ofDays(30)));
        assertThat(verified()).isEqualTo(Grant.device(new DroneId("drone-7"), NOW, end));
    }

    @Test
    void shouldPrintATokenForAPerson() throws Exception {
        assertThat(run("jin", "--role", "viewer", "--drones", "a,b", "--create-keys"))
                .isZero();

        var drones = Optional.of(Set.of(new DroneId("a"), new DroneId("b")));
        assertThat(verified()).isEqualTo(new Grant("jin", Role.VIEWER, drones, NOW, Optional.empty()));
    }

    @Test
    void shouldKeepTheKeysThatThereAreAndFromOthers() throws Exception {
        run("a", "--create-keys");
        var first = Files.readString(keys());

        run("b", "--create-keys");

        assertThat(Files.readString(keys())).isEqualTo(first);
        assertThat(folder).isDirectoryContaining(keys()::equals);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys())))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(keys());
        }
    }

    @Test
    void shouldHaveTheServiceTakeTokensBack() throws Exception {
        run("a", "--create-keys");
        printed.reset();
        var asked = new ArrayBlockingQueue<String>(4);
        var service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            asked.add(exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length()));
            exchange.sendResponseHeaders(exchange.getRequestURI().toString().endsWith("refused") ? 403 : 200, -1);
            exchange.close();
        });
        service.start();
        var address = "http://127.0.0.1:" + service.getAddress().getPort();
        try {
            assertThat(run("Kim Jin", "--revoke", "--service", address)).isZero();
            assertThat(asked.take()).isEqualTo("PUT /api/v1/revocations/Kim%20Jin");
            assertThat(verified(asked.take()).role()).isEqualTo(Role.ADMIN);
            assertThat(run("refused", "--revoke", "--service", address)).isEqualTo(1);
        } finally {
            service.stop(0);
        }
        assertThat(run("a", "--revoke", "--service", address)).isEqualTo(1);
        assertThat(errors.toString())
                .contains("not revoked: " + address + " answered 403")
                .contains("not revoked: no answer from " + address)
                .doesNotContain("Bearer");
        assertThat(printed.size()).isZero();
    }

    @Test
    void shouldSayWhatIsWrong() {
        assertThat(run("../etc", "--create-keys")).isEqualTo(2);
        assertThat(run("a", "--drones", "b", "--create-keys")).isEqualTo(2);
        assertThat(run("a", "--role", "root", "--create-keys")).isEqualTo(2);
        assertThat(run("a", "--days", "0", "--create-keys")).isEqualTo(2);
        assertThat(run("a")).isEqualTo(1);
        assertThat(errors.toString())
                .contains("got '../etc'")
                .contains("--drones is for people")
                .contains("--role must be viewer, operator or admin, got 'root'")
                .contains("--days must be 1 or more, got 0")
                .contains("keys in " + keys() + " cannot be read");
        assertThat(printed.size()).isZero();
    }

    private int run(String... arguments) {
        var all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--keys";
        all[arguments.length + 1] = keys().toString();
        return TokenProgram.commandLine(CLOCK)
                .setErr(new PrintWriter(errors, true))
                .execute(all);
    }

    private Grant verified() throws Exception {
        return verified(printed.toString(StandardCharsets.UTF_8).strip());
    }

    private Grant verified(String token) throws Exception {
        var keys = KeyFile.open(keys()).keys();
        return new TokenVerifier(() -> keys, new Revocations(), CLOCK).verify(token);
    }

    private Path keys() {
        return folder.resolve("keys.json");
    }
}
