package io.skylens.ingest.fleet;

import io.skylens.contract.Epoch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;

/**
 * The number of this pod in its epochs. It is drawn from the place where the pod runs, so that a service that is started
 * again at the same place, after a crash, knows the sessions of its earlier life for its own: they are over, and their
 * names are free.
 */
final class PodNumber {

    /** Of containers their own, also when they are started again in the same pod. */
    private static final String HOST_NAME = "HOSTNAME";

    private static final Path MACHINE_ID = Path.of("/etc/machine-id");

    private PodNumber() {}

    /** @param port that this service alone has on its machine; 0 when it is not known beforehand */
    static int draw(int port) {
        return port == 0
                ? random()
                : machine().map(machine -> of(machine + ":" + port)).orElseGet(PodNumber::random);
    }

    static int of(String place) {
        var crc = new CRC32();
        crc.update(place.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % Epoch.PODS);
    }

    private static int random() {
        return ThreadLocalRandom.current().nextInt(Epoch.PODS);
    }

    private static Optional<String> machine() {
        return Optional.ofNullable(System.getenv(HOST_NAME)).or(PodNumber::machineId);
    }

    private static Optional<String> machineId() {
        try {
            return Optional.of(Files.readString(MACHINE_ID));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
