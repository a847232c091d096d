package io.skylens.access.cli;

import io.skylens.access.Grant;
import io.skylens.access.KeyFile;
import io.skylens.access.Role;
import io.skylens.access.TokenIssuer;
import io.skylens.access.UnusableKeysException;
import io.skylens.contract.DroneId;
import io.skylens.contract.InvalidDroneIdException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Prints a token and nothing else, so that it can stand in another command. Exit codes: 0 done, 1 the keys cannot be used
 * or the service did not take a revocation, 2 wrong options.
 */
@Command(
        name = "token",
        description = {
            "Prints a token: for the device that is the drone NAME, or with --role for a person of that name.",
            "Whoever holds it may do what it says until it runs out or is revoked."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class TokenProgram implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The drone's id, or with --role a person's name")
    private String name;

    @Option(names = "--days", paramLabel = "N", description = "Runs out after so many days (default: never)")
    private Integer days;

    @Option(names = "--role", paramLabel = "ROLE", description = "viewer, operator or admin (default: a device)")
    private String role;

    @Option(
            names = "--drones",
            paramLabel = "ID",
            split = ",",
            description = "The drones that the person may see (default: all)")
    private List<String> drones;

    @Option(
            names = "--revoke",
            description = "Prints none, but takes back all that NAME was given until now: what they opened ends"
                    + " within seconds")
    private boolean revoke;

    @Option(
            names = "--service",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "With --revoke: where the view service is (default: ${DEFAULT-VALUE})")
    private URI service;

    @Option(names = "--keys", paramLabel = "FILE", required = true, description = "The keys, as a JSON Web Key Set")
    private Path keys;

    @Option(names = "--create-keys", description = "Makes the keys where there are none")
    private boolean createKeys;

    private final Clock clock;

    TokenProgram(Clock clock) {
        this.clock = clock;
    }

    public static void main(String[] args) {
        System.exit(commandLine(Clock.systemUTC()).execute(args));
    }

    static CommandLine commandLine(Clock clock) {
        var commandLine = new CommandLine(new TokenProgram(clock));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(failure.getMessage());
            return failure instanceof WrongOptionException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
        });
        return commandLine;
    }

    @Override
    public Integer call() throws UnusableKeysException, WrongOptionException, RevocationFailedException {
        if (revoke) {
            new Revoker(service, clock).revoke(name, KeyFile.open(keys).keys());
            return CommandLine.ExitCode.OK;
        }
        var grant = grant();
        if (createKeys) {
            KeyFile.createIfAbsent(keys);
        }
        System.out.println(new TokenIssuer(KeyFile.open(keys).keys()).issue(grant));
        return CommandLine.ExitCode.OK;
    }

    private Grant grant() throws WrongOptionException {
        var now = clock.instant();
        try {
            if (role != null) {
                return new Grant(name, personRole(), visibleDrones(), now, end(now));
            }
            if (drones != null) {
                throw new WrongOptionException("--drones is for people: say --role too");
            }
            return Grant.device(DroneId.of(name), now, end(now));
        } catch (InvalidDroneIdException e) {
            throw new WrongOptionException(e.getMessage());
        }
    }

    private Role personRole() throws WrongOptionException {
        return Role.ofScope(role)
                .filter(found -> found != Role.DEVICE)
                .orElseThrow(
                        () -> new WrongOptionException("--role must be viewer, operator or admin, got '" + role + "'"));
    }

    private Optional<Set<DroneId>> visibleDrones() {
        return Optional.ofNullable(drones)
                .map(named -> named.stream().map(DroneId::of).collect(Collectors.toUnmodifiableSet()));
    }

    private Optional<Instant> end(Instant now) throws WrongOptionException {
        if (days != null && days < 1) {
            throw new WrongOptionException("--days must be 1 or more, got " + days);
        }
        return Optional.ofNullable(days).map(Duration::ofDays).map(now::plus);
    }

    private static final class WrongOptionException extends Exception {

        private static final long serialVersionUID = 1;

        WrongOptionException(String message) {
            super(message);
        }
    }
}
