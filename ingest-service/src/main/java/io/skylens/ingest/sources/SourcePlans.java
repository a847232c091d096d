package io.skylens.ingest.sources;

import io.quarkus.arc.All;
import io.skylens.contract.DroneId;
import io.skylens.contract.SourceSpec;
import io.skylens.ingest.config.SourcesConfig;
import io.skylens.ingest.intake.FrameCheck;
import io.skylens.ingest.intake.FrameIntake;
import io.skylens.ingest.pull.PulledProtocol;
import io.skylens.ingest.pull.StreamOrder;
import io.skylens.ingest.pull.TargetRules;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/** How this pod would run a source: its defaults, its rules and its protocols. Thread-safe. */
@Singleton
class SourcePlans {

    private static final String PREFIX = "skylens.ingest.";

    private final SourcesConfig config;
    private final List<PulledProtocol> protocols;
    private final SourceRun.Gate gate;
    private final String pod = podName();

    SourcePlans(SourcesConfig config, @All List<PulledProtocol> protocols, FrameIntake intake, FrameCheck check) {
        this.config = config;
        this.protocols = protocols;
        this.gate = new SourceRun.Gate(intake, check);
    }

    /** Tells this pod's states from others'. */
    String pod() {
        return pod;
    }

    SourceRun.Gate gate() {
        return gate;
    }

    double fps(SourceSpec spec) {
        return spec.fps() == null ? config.sourceFps() : spec.fps();
    }

    int width(SourceSpec spec) {
        return spec.width() == null ? config.sourceWidth() : spec.width();
    }

    TargetRules rules(SourceSpec.Place place) {
        return place == SourceSpec.Place.FILE
                ? rules(config.allowedTargetsOfFiles().orElse(Set.of()), "allowed-targets-of-files")
                : rules(config.allowedTargets().orElse(Set.of()), "allowed-targets");
    }

    SourceSupervisor.Plan plan(DroneId drone, SourceSpec spec) {
        var url = spec.parsedUrl();
        var protocol = protocols.stream()
                .filter(each -> each.speaks(url))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody speaks " + url.scheme()));
        return new SourceSupervisor.Plan(
                drone,
                spec,
                protocol,
                new StreamOrder(url, fps(spec), width(spec), rules(spec.declaredIn())),
                StallRule.of(url, fps(spec), config.sourceTimeout()));
    }

    private static TargetRules rules(Set<SourcesConfig.Target> allowed, String key) {
        return new TargetRules(allowed, PREFIX + key, InetAddress::getAllByName);
    }

    private static String podName() {
        var host = System.getenv().getOrDefault("HOSTNAME", "ingest");
        return host + "-" + ProcessHandle.current().pid();
    }
}
