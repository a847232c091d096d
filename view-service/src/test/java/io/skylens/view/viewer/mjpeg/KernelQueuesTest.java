package io.skylens.view.viewer.mjpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KernelQueuesTest {

    private static final long BYTES = 100;
    private static final int MORE_THAN_ANY_BUFFER = 64 << 20;

    @Test
    void shouldReadBothKindsOfAddresses(@TempDir Path folder) throws IOException {
        var four = Files.writeString(folder.resolve("tcp"), """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 0100007F:1F90 0100007F:C350 01 00012345:00000000 01:00000014 00000000     0        0 613 1 0
                """);
        var six = Files.writeString(folder.resolve("tcp6"), """
                  sl  local_address                         remote_address                        st tx_queue rx_queue
                   0: 0000000000000000FFFF00000100007F:1F90 0000000000000000FFFF00000200007F:C351 01 00000007:00000000 0
                   1: 00000000000000000000000001000000:1F90 00000000000000000000000001000000:C352 01 00000008:00000000 0
                """);

        assertThat(KernelQueues.read(List.of(four, six, folder.resolve("missing"))))
                .containsEntry(new InetSocketAddress("127.0.0.1", 50000), 0x12345L)
                .containsEntry(new InetSocketAddress("127.0.0.2", 50001), 7L)
                .containsEntry(new InetSocketAddress("::1", 50002), 8L);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldTellHowMuchAViewerHasNotTaken() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var viewer = new Socket(server.getInetAddress(), server.getLocalPort());
                var connection = server.accept()) {
            var remote = SocketAddress.inetSocketAddress(viewer.getLocalPort(), "127.0.0.1");
            assertThat(new KernelQueues().unacknowledged(remote)).hasValue(0);

            writeForEver(connection);

            await().untilAsserted(() -> assertThat(
                            new KernelQueues().unacknowledged(remote).orElseThrow())
                    .isGreaterThan(BYTES));
            assertThat(new KernelQueues().unacknowledged(SocketAddress.inetSocketAddress(1, "127.0.0.1")))
                    .isEmpty();
        }
    }

    /** The viewer reads nothing of it. */
    private static void writeForEver(Socket connection) {
        var writer = new Thread(() -> {
            try {
                connection.getOutputStream().write(new byte[MORE_THAN_ANY_BUFFER]);
            } catch (IOException e) {
                // The test is over.
            }
        });
        writer.setDaemon(true);
        writer.start();
    }
}
