package io.skylens.allinone.lan;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a person tells the others in the network, ready to be pasted: how to watch, and how each kind of device sends. */
public final class Invitation {

    private static final int INDENT = 4;

    private final Reach reach;
    private final Lan lan;
    private final String token;

    /** @param token of a viewer; it becomes a part of a link, and nothing else shows it */
    public Invitation(Reach reach, Lan lan, String token) {
        this.reach = reach;
        this.lan = lan;
        this.token = token;
    }

    /** For watching. Whoever has it may watch. */
    public URI link() {
        return URI.create(reach.view() + "/?token=" + token);
    }

    /** Lines for a console. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Watching, for whoever has this link:");
        lines.addAll(indented(link().toString()));
        lines.addAll(QrCode.of(link().toString()).lines());
        lines.add("Sending, from " + networks() + " without a token:");
        lines.addAll(senders());
        lines.addAll(phone());
        lines.add("From anywhere else: a token for a device, ./skylens token NAME; for a person, --role viewer.");
        return lines;
    }

    private String networks() {
        return lan.networks().stream().collect(Collectors.joining(" and "));
    }

    private List<String> senders() {
        var http = reach.ingest().toString();
        var webSocket = "ws://" + reach.ingest().getRawAuthority();
        var lines = new ArrayList<String>();
        lines.addAll(sender(
                "anything that can POST",
                "curl --data-binary @picture.jpg -H 'Content-Type: image/jpeg' " + http
                        + "/api/v1/drones/my-camera/frames"));
        lines.addAll(sender(
                "ffmpeg",
                "ffmpeg -re -i film.mp4 -f mpjpeg -q:v 5 -method POST " + http + "/api/v1/drones/my-film/stream"));
        lines.addAll(sender(
                "ESP32-CAM (in edge/esp32-cam/include/secrets.h)",
                "constexpr const char* SERVER_URL = \"" + webSocket + "\";"));
        lines.addAll(sender(
                "Raspberry Pi (in edge/raspberry-pi)",
                "python3 -m skylens_pi --headless --url " + webSocket + " --drone my-pi"));
        lines.addAll(sender(
                "a computer with a webcam, a drone (in edge/drone-sender)",
                "./drone_sender.py " + webSocket + " --drone my-webcam"));
        lines.addAll(sender(
                "programs that send over raw TCP",
                "host " + reach.host() + ", port " + reach.ports().tcp()));
        return lines;
    }

    private List<String> phone() {
        var lines = new ArrayList<String>();
        lines.add("  a phone's browser, as a camera");
        var page = reach.phone();
        if (page.isEmpty()) {
            lines.addAll(indented("needs an encrypted page: ./skylens up --lan --tls"));
        } else {
            lines.addAll(indented(page.get() + "    (it warns of a certificate that is this machine's own)"));
            lines.addAll(QrCode.of(page.get().toString()).lines());
        }
        return lines;
    }

    private static List<String> sender(String who, String what) {
        return List.of("  " + who, " ".repeat(INDENT) + what);
    }

    private static List<String> indented(String text) {
        return List.of(" ".repeat(INDENT) + text);
    }
}
