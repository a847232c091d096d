package io.skylens.ingest;

import io.skylens.allinone.broker.BrokerMain;
import io.skylens.allinone.broker.TestBroker;
import java.io.IOException;
import java.nio.file.Path;

/** A real broker in a process of its own, so that a test can stop it in its tracks. */
final class BrokerProcess implements AutoCloseable {

    private final int port = TestBroker.freePort();
    private final Process process;

    BrokerProcess(Path data) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerMain.class.getName(),
                        data.toString(),
                        String.valueOf(port),
                        String.valueOf(TestBroker.freePort()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    void freeze() throws Exception {
        signal("STOP", process);
    }

    void thaw() throws Exception {
        signal("CONT", process);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static void signal(String name, Process process) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }
}
