package io.skylens.allinone.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Whether a child can do its work. Asked again and again until it once says yes; may block for a second. */
@FunctionalInterface
public interface Readiness {

    int TIMEOUT_MILLIS = 1_000;

    boolean isReady();

    /** Ready as soon as it runs. */
    static Readiness running() {
        return () -> true;
    }

    /** Ready when it accepts a connection. */
    static Readiness accepting(InetSocketAddress address) {
        return () -> {
            try (var socket = new Socket()) {
                socket.connect(address, TIMEOUT_MILLIS);
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** Ready when it answers 200. */
    static Readiness answering(URI health) {
        return () -> {
            try {
                var connection = (HttpURLConnection) health.toURL().openConnection();
                connection.setConnectTimeout(TIMEOUT_MILLIS);
                connection.setReadTimeout(TIMEOUT_MILLIS);
                try {
                    return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
                } finally {
                    connection.disconnect();
                }
            } catch (IOException e) {
                return false;
            }
        };
    }
}
