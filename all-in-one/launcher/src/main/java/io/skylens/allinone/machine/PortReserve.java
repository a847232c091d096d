package io.skylens.allinone.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** Holds the ports that were taken until it is closed, so that none is given twice. One thread. */
final class PortReserve implements AutoCloseable {

    private static final int LARGEST = 65_535;

    private final Map<Integer, String> optionByPort = new HashMap<>();
    private final Map<Integer, ServerSocket> sockets = new HashMap<>();

    /**
     * @param option that chose the port, for the sentence
     * @param port 0 for any free one
     */
    int take(String option, int port) throws CannotStartException {
        if (port < 0 || port > LARGEST) {
            throw new CannotStartException("a port must be 0 to " + LARGEST + ", got " + port + " by " + option);
        }
        var other = optionByPort.get(port);
        if (other != null) {
            throw new CannotStartException("port " + port + " is wanted by both " + other + " and " + option);
        }
        try {
            var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            sockets.put(socket.getLocalPort(), socket);
            optionByPort.put(socket.getLocalPort(), option);
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStartException(
                    "port " + port + " is in use by another program; choose another with " + option
                            + " (0 takes any free one)",
                    e);
        }
    }

    @Override
    public void close() {
        for (var socket : sockets.values()) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new IllegalStateException("port " + socket.getLocalPort() + " could not be given back", e);
            }
        }
    }
}
