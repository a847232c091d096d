package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LauncherIT {

    @Test
    void shouldBeReadyAndEndAllOnSigterm() throws Exception {
        try (var system = RunningSkylens.up("--detectors=0", "--drones=2")) {
            assertThat(system.output())
                    .contains("ready")
                    .contains(system.view("/").toString())
                    .contains("tcp://127.0.0.1:" + system.tcpPort());
            assertThat(system.ports().stringPropertyNames())
                    .contains("ingest", "tcp", "view", "kafka", "view-management");
            assertThat(Http.statusOf(system.view("/"))).isEqualTo(200);
            assertThat(Http.statusOf(system.management("ingest-management", "/q/health/ready")))
                    .isEqualTo(200);

            system.terminate();

            assertThat(system.awaitExit()).isEqualTo(143);
            system.awaitNothingLeft();
            assertThat(system.runFolders()).isEmpty();
            assertThat(system.portsFile()).doesNotExist();
            assertThat(system.output()).doesNotContain("killed");
        }
    }

    @Test
    void shouldLeaveNothingWhenKilled() throws Exception {
        try (var system = RunningSkylens.up("--detectors=0", "--drones=1")) {
            system.killLauncher();

            system.awaitNothingLeft();
            assertThat(system.runFolders())
                    .allSatisfy(folder -> assertThat(folder.resolve("kafka")).doesNotExist());
        }
    }

    @Test
    void shouldStartAgainAServiceThatWasKilled() {
        try (var system = RunningSkylens.up("--detectors=0", "--no-simulator")) {
            var killed = system.child("ingest");

            killed.destroyForcibly();

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !killed.isAlive()
                            && Http.statusOf(system.management("ingest-management", "/q/health/ready")) == 200);
            assertThat(system.child("ingest").pid()).isNotEqualTo(killed.pid());
            assertThat(system.output()).contains("ended with exit code 137; starts again in 1 s");
        }
    }

    @Test
    void shouldNameThePortThatIsInUse() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var system = RunningSkylens.launch("--port=" + other.getLocalPort())) {
            assertThat(system.awaitExit()).isEqualTo(1);
            assertThat(system.output())
                    .isEqualToIgnoringNewLines("port " + other.getLocalPort()
                            + " is in use by another program; choose another with --port (0 takes any free one)");
            assertThat(system.runFolders()).isEmpty();
        }
    }

    @Test
    void shouldNameTheModelThatIsMissing() throws Exception {
        try (var system = RunningSkylens.launch("--model=/no/such.torchscript")) {
            assertThat(system.awaitExit()).isEqualTo(1);
            assertThat(system.output())
                    .isEqualToIgnoringNewLines("model /no/such.torchscript is not there, or is no file");
        }
    }

    @Test
    void shouldSuggestTheOptionThatWasMeant() throws Exception {
        try (var system = RunningSkylens.launch("--detector=1")) {
            assertThat(system.awaitExit()).isEqualTo(2);
            assertThat(system.output())
                    .contains("Unknown option: '--detector=1'")
                    .contains("Possible solutions: --detectors");
        }
    }
}
