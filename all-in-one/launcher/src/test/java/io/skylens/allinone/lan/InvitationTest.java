package io.skylens.allinone.lan;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.allinone.machine.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvitationTest {

    private final Lan lan = new Lan(List.of(LanTest.address("192.168.1.5", 24), LanTest.address("fd00::2", 64)));

    @Test
    void shouldSayHowEachKindOfDeviceSends() {
        assertThat(invitation(false).lines())
                .contains(
                        "    http://192.168.1.5:8080/?token=t0ken",
                        "Sending, from 192.168.1.5/24 and fd00:0:0:0:0:0:0:2/64 without a token:",
                        "    constexpr const char* SERVER_URL = \"ws://192.168.1.5:3001\";",
                        "    ./drone_sender.py ws://192.168.1.5:3001 --drone my-webcam",
                        "    host 192.168.1.5, port 3002",
                        "    needs an encrypted page: ./skylens up --lan --tls")
                .containsAll(QrCode.of("http://192.168.1.5:8080/?token=t0ken").lines())
                .anyMatch(line -> line.contains("curl ") && line.contains("http://192.168.1.5:3001/api/v1/drones/"))
                .anyMatch(line -> line.contains("ffmpeg ")
                        && line.endsWith("http://192.168.1.5:3001/api/v1/drones/my-film/stream"));
    }

    @Test
    void shouldLeadPhonesToTheEncryptedPage() {
        assertThat(invitation(true).lines())
                .contains("    https://192.168.1.5:8443/?token=t0ken")
                .containsAll(QrCode.of("https://192.168.1.5:3443/send").lines())
                .anyMatch(line -> line.startsWith("    https://192.168.1.5:3443/send "));
    }

    @Test
    void shouldOpenTheNetworkToSendersOnly() {
        var reach = reach(true);

        assertThat(reach.ingestProperties())
                .containsEntry("skylens.access.devices-open-to", "192.168.1.5/24,fd00:0:0:0:0:0:0:2/64")
                .containsEntry("skylens.ingest.view-url", "https://192.168.1.5:8443")
                .containsEntry("quarkus.http.ssl-port", "3443")
                .doesNotContainKey("skylens.access.open-to");
        assertThat(reach.viewProperties())
                .containsEntry("skylens.view.ingest-url", "http://192.168.1.5:3001")
                .containsEntry("skylens.view.phone-url", "https://192.168.1.5:3443/send")
                .noneSatisfy((key, value) -> assertThat(key).startsWith("skylens.access"));
    }

    @Test
    void shouldStayOnThisMachineUnlessAsked() {
        var reach = new Reach(reach(false).ports(), Optional.empty(), Optional.empty());

        assertThat(reach.listening()).isEqualTo("127.0.0.1");
        assertThat(reach.ingestProperties()).isEqualTo(Map.of("skylens.ingest.view-url", "http://127.0.0.1:8080"));
    }

    private Invitation invitation(boolean tls) {
        return new Invitation(reach(tls), lan, "t0ken");
    }

    private Reach reach(boolean tls) {
        var encrypted = tls ? Optional.of(new Ports.Tls(3443, 8443)) : Optional.<Ports.Tls>empty();
        var certificate =
                tls ? Optional.of(new Certificate(Path.of("crt"), Path.of("key"))) : Optional.<Certificate>empty();
        var ports = new Ports(3001, 3002, 8080, 9092, 1, 9001, 9002, List.of(), encrypted);
        return new Reach(ports, Optional.of(lan), certificate);
    }
}
