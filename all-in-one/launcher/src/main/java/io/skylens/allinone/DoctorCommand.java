package io.skylens.allinone;

import io.skylens.allinone.machine.Checkup;
import io.skylens.allinone.machine.Finding;
import io.skylens.allinone.machine.Installation;
import io.skylens.allinone.machine.PortOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is missing and what that costs. Exit code 1 when {@code up} could not start. */
@Command(
        name = "doctor",
        description = "Says what is missing on this machine and what that costs.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private PortOptions ports;

    @Override
    public Integer call() {
        var findings = new Checkup(Installation.ofThisLauncher(), ports).findings();
        findings.forEach(finding -> System.out.println(finding.toLine()));
        return findings.stream().anyMatch(Finding::stopsTheStart)
                ? CommandLine.ExitCode.SOFTWARE
                : CommandLine.ExitCode.OK;
    }
}
