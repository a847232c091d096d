package io.skylens.allinone.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PortsTest {

    @Test
    void shouldChooseFreePortsThatAllDiffer() throws Exception {
        var ports = Ports.choose(
                options("--port=0", "--tcp-port=0", "--view-port=0", "--kafka-port=0", "--management-port=0"), 2);
        assertThat(ports.byName().values()).doesNotHaveDuplicates().allMatch(port -> port > 0);
        assertThat(ports.byName())
                .containsOnlyKeys(
                        "ingest",
                        "tcp",
                        "view",
                        "kafka",
                        "ingest-management",
                        "view-management",
                        "detect-management-1",
                        "detect-management-2");
    }

    @Test
    void shouldGiveManagementPortsByTheirDistanceFromTheFirst() throws Exception {
        int first = freeBlock();
        var ports = Ports.choose(
                options("--port=0", "--tcp-port=0", "--view-port=0", "--kafka-port=0", "--management-port=" + first),
                2);
        assertThat(ports.ingestManagement()).isEqualTo(first);
        assertThat(ports.viewManagement()).isEqualTo(first + 1);
        assertThat(ports.detectManagement()).containsExactly(first + 10, first + 11);
    }

    @Test
    void shouldNameThePortThatIsInUseAndItsOption() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var options = options("--port=0", "--tcp-port=0", "--view-port=" + other.getLocalPort(), "--kafka-port=0");
            assertThatThrownBy(() -> Ports.choose(options, 0))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessage("port " + other.getLocalPort()
                            + " is in use by another program; choose another with --view-port (0 takes any free one)");
        }
    }

    @Test
    void shouldRefuseAPortThatIsWantedTwice() {
        int port = freeBlock();
        var options = options("--kafka-port=0", "--port=" + port, "--view-port=" + port);
        assertThatThrownBy(() -> Ports.choose(options, 0))
                .hasMessage("port " + port + " is wanted by both --port and --view-port");
    }

    @Test
    void shouldRefuseWhatIsNoPort() {
        assertThatThrownBy(() -> Ports.choose(options("--kafka-port=0", "--port=70000"), 0))
                .hasMessage("a port must be 0 to 65535, got 70000 by --port");
    }

    @Test
    void shouldWriteThePortsFileWhole(@TempDir Path folder) throws Exception {
        var file = folder.resolve("ports");
        var ports = Ports.choose(
                options("--port=0", "--tcp-port=0", "--view-port=0", "--kafka-port=0", "--management-port=0"), 0);
        PortsFile.write(file, ports.byName());
        assertThat(file)
                .content()
                .startsWith("ingest=" + ports.ingest() + "\ntcp=" + ports.tcp() + "\nview=" + ports.view() + "\n");
        assertThat(folder.toFile().list()).containsExactly("ports");
    }

    private static PortOptions options(String... arguments) {
        var options = new PortOptions();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options)).parseArgs(arguments);
        return options;
    }

    /** A port with free ones after it, most likely: far from those that systems hand out. */
    private static int freeBlock() {
        return 20_000 + (int) (ProcessHandle.current().pid() % 10_000);
    }
}
