package io.skylens.allinone.lan;

import io.skylens.allinone.machine.Ports;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * From where the system can be reached: from this machine only, or from its private networks too.
 *
 * @param lan empty for this machine only
 * @param certificate for encrypted connections beside the plain ones; empty for none
 */
public record Reach(Ports ports, Optional<Lan> lan, Optional<Certificate> certificate) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String ALL_ADDRESSES = "0.0.0.0";
    /** The name of the services' TLS configuration. */
    private static final String NAME = "lan";

    /** What the services listen at. */
    public String listening() {
        return lan.isPresent() ? ALL_ADDRESSES : LOOPBACK;
    }

    /** The host that others are told of, as it stands in URLs. */
    public String host() {
        return lan.map(Lan::first).map(LanAddress::host).orElse(LOOPBACK);
    }

    /** Where devices send to, without encryption: small ones know none. */
    public URI ingest() {
        return URI.create("http://" + host() + ":" + ports.ingest());
    }

    /** Where a browser is allowed to use its camera; empty where that needs encryption and there is none. */
    public Optional<URI> phone() {
        if (ports.tls().isPresent()) {
            return Optional.of(
                    URI.create("https://" + host() + ":" + ports.tls().get().ingest() + "/send"));
        }
        return lan.isPresent() ? Optional.empty() : Optional.of(ingest().resolve("/send"));
    }

    public URI view() {
        return ports.tls()
                .map(tls -> URI.create("https://" + host() + ":" + tls.view()))
                .orElseGet(() -> URI.create("http://" + host() + ":" + ports.view()));
    }

    public Map<String, String> ingestProperties() {
        var properties = encryption(Ports.Tls::ingest);
        properties.put("skylens.ingest.view-url", view().toString());
        lan.ifPresent(there -> properties.put("skylens.access.devices-open-to", String.join(",", there.networks())));
        return properties;
    }

    public Map<String, String> viewProperties() {
        var properties = encryption(Ports.Tls::view);
        properties.put("skylens.view.ingest-url", ingest().toString());
        phone().ifPresent(page -> properties.put("skylens.view.phone-url", page.toString()));
        return properties;
    }

    private Map<String, String> encryption(ToIntFunction<Ports.Tls> port) {
        var properties = new TreeMap<String, String>();
        if (certificate.isPresent() && ports.tls().isPresent()) {
            var store = "quarkus.tls." + NAME + ".key-store.pem.0.";
            properties.put(store + "cert", certificate.get().chain().toString());
            properties.put(store + "key", certificate.get().key().toString());
            properties.put("quarkus.http.tls-configuration-name", NAME);
            properties.put("quarkus.http.insecure-requests", "enabled");
            properties.put(
                    "quarkus.http.ssl-port",
                    String.valueOf(port.applyAsInt(ports.tls().get())));
        }
        return properties;
    }
}
