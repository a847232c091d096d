package io.skylens.allinone.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ports of one run.
 *
 * @param kafkaController of the broker with itself; of no interest to anyone else
 * @param detectManagement one for each detector
 * @param tls empty where nothing is encrypted
 */
public record Ports(
        int ingest,
        int tcp,
        int view,
        int kafka,
        int kafkaController,
        int ingestManagement,
        int viewManagement,
        List<Integer> detectManagement,
        Optional<Tls> tls) {

    /** Those of encrypted connections. */
    public record Tls(int ingest, int view) {}

    private static final int FIRST_DETECTOR = 10;

    public Ports {
        detectManagement = List.copyOf(detectManagement);
    }

    /** Chooses what is free where 0 was asked for. The ports are free now; nobody holds them until they are used. */
    public static Ports choose(PortOptions wanted, int detectors) throws CannotStartException {
        return choose(wanted, detectors, false);
    }

    /** As {@link #choose(PortOptions, int)}, with ports for encrypted connections or without. */
    public static Ports choose(PortOptions wanted, int detectors, boolean tls) throws CannotStartException {
        try (var reserve = new PortReserve()) {
            int kafka = reserve.take("--kafka-port", wanted.kafka);
            int ingest = reserve.take("--port", wanted.ingest);
            int tcp = reserve.take("--tcp-port", wanted.tcp);
            int view = reserve.take("--view-port", wanted.view);
            int ingestManagement = reserve.take("--management-port", wanted.management);
            int viewManagement = reserve.take("--management-port", after(wanted.management, 1));
            var detect = new ArrayList<Integer>();
            for (int i = 0; i < detectors; i++) {
                detect.add(reserve.take("--management-port", after(wanted.management, FIRST_DETECTOR + i)));
            }
            int controller = reserve.take("--kafka-port", 0);
            var encrypted = tls
                    ? Optional.of(new Tls(
                            reserve.take("--tls-port", wanted.tls), reserve.take("--view-tls-port", wanted.viewTls)))
                    : Optional.<Tls>empty();
            return new Ports(ingest, tcp, view, kafka, controller, ingestManagement, viewManagement, detect, encrypted);
        }
    }

    /** By the names they have in the ports file, in a fixed order. */
    public Map<String, Integer> byName() {
        var byName = new LinkedHashMap<String, Integer>();
        byName.put("ingest", ingest);
        byName.put("tcp", tcp);
        byName.put("view", view);
        byName.put("kafka", kafka);
        byName.put("ingest-management", ingestManagement);
        byName.put("view-management", viewManagement);
        for (int i = 0; i < detectManagement.size(); i++) {
            byName.put("detect-management-" + (i + 1), detectManagement.get(i));
        }
        tls.ifPresent(encrypted -> {
            byName.put("ingest-tls", encrypted.ingest());
            byName.put("view-tls", encrypted.view());
        });
        return byName;
    }

    private static int after(int first, int distance) {
        return first == 0 ? 0 : first + distance;
    }
}
