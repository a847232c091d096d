package io.skylens.ingest;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** As behind no proxy: one TLS configuration for HTTP, WebSockets and raw TCP. */
public final class TlsProfile implements QuarkusTestProfile {

    private static final String PASSWORD = "password-of-a-test";
    private static final Path STORE = newStore();

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.tls.front.key-store.p12.path", STORE.toString(),
                "quarkus.tls.front.key-store.p12.password", PASSWORD,
                "quarkus.http.tls-configuration-name", "front",
                "quarkus.http.test-ssl-port", "0",
                "skylens.ingest.tcp-tls", "front");
    }

    /** Believes the service's certificate and no other. */
    static SSLContext client() throws GeneralSecurityException, IOException {
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(STORE.toFile(), PASSWORD.toCharArray()));
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static Path newStore() {
        try {
            var store = Files.createTempDirectory("tls").resolve("keys.p12");
            var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
            var command = keytool + " -genkeypair -alias own -keyalg EC -dname CN=localhost -storetype PKCS12"
                    + " -ext san=dns:localhost,ip:127.0.0.1 -storepass " + PASSWORD + " -keystore " + store;
            var made = new ProcessBuilder(command.split(" ")).inheritIO().start();
            if (made.waitFor() != 0) {
                throw new IllegalStateException("keytool could not make " + store);
            }
            store.getParent().toFile().deleteOnExit();
            store.toFile().deleteOnExit();
            // A trust store in Java's eyes is one of certificates, which the key's own becomes here.
            var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            keys.setCertificateEntry("trusted", keys.getCertificate("own"));
            try (var file = Files.newOutputStream(store)) {
                keys.store(file, PASSWORD.toCharArray());
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new UncheckedIOException(new IOException(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
