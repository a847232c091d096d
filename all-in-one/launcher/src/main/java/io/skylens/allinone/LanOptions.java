package io.skylens.allinone;

import io.skylens.allinone.lan.Certificate;
import io.skylens.allinone.lan.CertificateFolder;
import io.skylens.allinone.lan.Invitation;
import io.skylens.allinone.lan.Lan;
import io.skylens.allinone.lan.LanAddress;
import io.skylens.allinone.lan.Reach;
import io.skylens.allinone.machine.CannotStartException;
import io.skylens.allinone.machine.Installation;
import io.skylens.allinone.machine.PortOptions;
import io.skylens.allinone.machine.Ports;
import io.skylens.allinone.machine.UserFolders;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether others in the network may reach this machine. */
final class LanOptions {

    /** As long as the cookie that a link becomes. */
    private static final int LINK_DAYS = 30;

    @Option(
            names = "--lan",
            paramLabel = "ADDRESS",
            arity = "0..1",
            fallbackValue = "",
            description = "Lets devices of this machine's private networks send, and people watch who have the link"
                    + " that is printed; with ADDRESS, one of this machine, in that address's network only")
    private String lan;

    @Option(
            names = "--tls",
            description = "Encrypted connections besides, with a certificate that this machine makes for itself:"
                    + " browsers let a page use the camera only then")
    private boolean tls;

    Reach reach(PortOptions portOptions, int detectors) throws CannotStartException {
        var found = lan == null ? Optional.<Lan>empty() : Optional.of(Lan.ofThisMachine(lan));
        return new Reach(Ports.choose(portOptions, detectors, tls), found, certificate(found));
    }

    /** Empty where nobody else can reach this machine. */
    Optional<Invitation> invitation(Reach reach, Installation installation) throws CannotStartException {
        return reach.lan().isEmpty()
                ? Optional.empty()
                : Optional.of(new Invitation(reach, reach.lan().get(), TokenCommand.viewer(installation, LINK_DAYS)));
    }

    private Optional<Certificate> certificate(Optional<Lan> found) throws CannotStartException {
        if (!tls) {
            return Optional.empty();
        }
        var addresses = found.map(Lan::addresses).orElse(List.of()).stream()
                .map(LanAddress::text)
                .toList();
        return Optional.of(new CertificateFolder(UserFolders.config(), Clock.systemUTC()).certificateFor(addresses));
    }
}
