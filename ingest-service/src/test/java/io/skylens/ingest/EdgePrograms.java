package io.skylens.ingest;

import io.skylens.allinone.broker.RealPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The programs of {@code edge/}, each by every protocol it speaks, as processes of their own. */
final class EdgePrograms implements AutoCloseable {

    private static final Path EDGE = Path.of("../edge").toAbsolutePath().normalize();
    private static final Path LOGS = Path.of("target").toAbsolutePath();
    private static final int FPS = 10;
    private static final String VIDEO = "from pictures import make_video; make_video('%s', 640, 480, 20)";
    private static final long PAGE_BYTES = 4096;

    private final Map<String, Process> byDrone = new LinkedHashMap<>();
    private final String python;

    /**
     * @param folder for their pictures
     * @param http the port of HTTP and WebSockets
     * @param tcp the port of raw TCP
     */
    EdgePrograms(Path folder, int http, int tcp) throws Exception {
        python = RealPart.python("cv2", "requests", "websockets").toString();
        var video = folder.resolve("flight.avi").toString();
        run("make-video", EDGE.resolve("raspberry-pi/test"), python, "-c", VIDEO.formatted(video));
        var picture = folder.resolve("picture.jpg");
        Files.write(picture, TestJpeg.of(640, 480, 1));

        start("sender-ws", sender("ws://127.0.0.1:" + http, "sender-ws", video));
        start("sender-http", sender("http://127.0.0.1:" + http, "sender-http", video));
        start("pi-ws", station("ws://127.0.0.1:" + http, "pi-ws", video));
        start("pi-tcp", station("tcp://127.0.0.1:" + tcp, "pi-tcp", video));
        start("board", board("ws://127.0.0.1:" + http, "board", picture.toString()));
    }

    List<String> drones() {
        return List.copyOf(byDrone.keySet());
    }

    boolean isAlive(String drone) {
        return byDrone.get(drone).isAlive();
    }

    /** Of the program's memory, what is in RAM; 0 where that cannot be told. */
    long residentBytes(String drone) throws IOException {
        var statm = Path.of("/proc", String.valueOf(byDrone.get(drone).pid()), "statm");
        return Files.exists(statm) ? Long.parseLong(Files.readString(statm).split(" ")[1]) * PAGE_BYTES : 0;
    }

    @Override
    public void close() {
        byDrone.values().forEach(process -> process.destroyForcibly().onExit().join());
    }

    private List<String> sender(String url, String drone, String video) {
        return List.of(
                python, "../drone-sender/drone_sender.py", url, "--drone", drone, "--camera", video, "--fps", "" + FPS);
    }

    private List<String> station(String url, String drone, String video) {
        return List.of(
                python,
                "-m",
                "skylens_pi",
                "--headless",
                "--url",
                url,
                "--drone",
                drone,
                "--camera",
                video,
                "--fps",
                "" + FPS);
    }

    private List<String> board(String url, String drone, String picture) throws Exception {
        var board = EDGE.resolve("esp32-cam");
        run("make-board", board, RealPart.COMPILER.program("make").toString(), "--jobs=2", "build/host_board");
        return List.of(board.resolve("build/host_board").toString(), url, picture, drone, "" + FPS);
    }

    private void start(String drone, List<String> command) throws IOException {
        byDrone.put(
                drone,
                builder("edge-" + drone, EDGE.resolve("raspberry-pi"), command).start());
    }

    private static void run(String name, Path folder, String... command) throws Exception {
        var builder = builder(name, folder, List.of(command));
        builder.environment().put("PYTHONPATH", EDGE.resolve("raspberry-pi").toString());
        int exit = builder.start().waitFor();
        if (exit != 0) {
            throw new AssertionError(Files.readString(LOGS.resolve(name + ".log")));
        }
    }

    private static ProcessBuilder builder(String name, Path folder, List<String> command) {
        return new ProcessBuilder(new ArrayList<>(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(LOGS.resolve(name + ".log").toFile());
    }
}
