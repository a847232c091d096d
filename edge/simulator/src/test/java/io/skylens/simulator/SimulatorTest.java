package io.skylens.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    @Test
    void shouldKeepTheNamesAndDefaultsOfItsOptions() {
        var options = Simulator.commandLine().getCommandSpec().options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .collect(Collectors.toMap(
                        option -> option.longestName(), option -> String.valueOf(option.defaultValue())));

        assertThat(options)
                .containsEntry("--drones", "4")
                .containsEntry("--fps", "15")
                .containsEntry("--width", "640")
                .containsEntry("--height", "480")
                .containsEntry("--quality", "80")
                .containsEntry("--seed", "1")
                .containsEntry("--light", "mixed")
                .containsEntry("--loop", "0")
                .containsEntry("--url", "ws://127.0.0.1:3001")
                .containsEntry("--keys", "null")
                .containsEntry("--truth", "null")
                .containsEntry("--paint-code", "null")
                .containsEntry("--dataset", "null")
                .containsEntry("--count", "100")
                .containsEntry("--split", "train")
                .containsEntry("--serve", "0")
                .containsEntry("--altitude", "0")
                .containsEntry("--pan", "17")
                .containsEntry("--jitter", "1")
                .containsEntry("--fault", "null")
                .containsEntry("--fault-every", "20")
                .containsEntry("--fault-for", "5")
                .hasSize(22);
    }

    @Test
    void shouldTellEverythingThatIsWrongAtOnce() {
        var errors = new StringWriter();
        var commandLine = Simulator.commandLine().setErr(new PrintWriter(errors));

        int exitCode = commandLine.execute(
                "--drones",
                "0",
                "--fps",
                "-1",
                "--quality",
                "101",
                "--url",
                "ftp://here",
                "--split",
                "../up",
                "--altitude",
                "9",
                "--fault",
                "frozen-picture,bad-luck");

        assertThat(exitCode).isEqualTo(2);
        assertThat(errors.toString())
                .contains(
                        "--drones must be 1 to 1000, got 0",
                        "--fps must be over 0 and at most 120, got -1",
                        "--quality must be 1 to 100, got 101",
                        "--url must be like ws://host:port, http://host:port or tcp://host:port, got ftp://here",
                        "--altitude must be 0, or 10.0 to 60.0, got 9.0",
                        "--fault must be one of truncated-jpeg, duplicated-start, frozen-picture, clock-jump, burst,"
                                + " half-open, brown-out, slow-network, reconnect-storm; got 'bad-luck'",
                        "--split must be of a-z, 0-9 and -, got ../up");
    }
}
