package io.skylens.allinone.lan;

import io.skylens.allinone.machine.CannotStartException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps this machine's certificate over runs, so that a phone that was told to accept it is not asked again; makes a new
 * one, with the JDK's keytool, where there is none, it does not name an address of this machine, or ends soon.
 */
public final class CertificateFolder {

    /** Apple's systems accept none that lasts longer. */
    private static final int DAYS = 825;

    private static final Duration SOON = Duration.ofDays(30);
    private static final String ALIAS = "skylens";
    private static final String PASSWORD = "SKYLENS_STORE_PASSWORD";
    private static final int PASSWORD_BYTES = 24;

    private final Path folder;
    private final Clock clock;

    public CertificateFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** @param addresses of this machine, as texts; {@code localhost} is named besides */
    public Certificate certificateFor(Collection<String> addresses) throws CannotStartException {
        var certificate = new Certificate(folder.resolve("lan.crt"), folder.resolve("lan.key"));
        try {
            if (!isGoodFor(certificate, addresses)) {
                make(certificate, addresses);
            }
            return certificate;
        } catch (IOException | GeneralSecurityException e) {
            throw new CannotStartException("a certificate could not be made in " + folder + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStartException("ended while a certificate was made", e);
        }
    }

    private boolean isGoodFor(Certificate files, Collection<String> addresses) {
        try {
            var found = parse(Files.readAllBytes(files.chain()));
            return Files.isReadable(files.key())
                    && found.getNotAfter().after(Date.from(clock.instant().plus(SOON)))
                    && namesOf(found).containsAll(addresses);
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    static X509Certificate parse(byte[] chain) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(chain));
    }

    private static List<String> namesOf(X509Certificate certificate) throws GeneralSecurityException {
        return Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of()).stream()
                .map(name -> String.valueOf(name.get(1)))
                .toList();
    }

    private void make(Certificate certificate, Collection<String> addresses)
            throws IOException, GeneralSecurityException, InterruptedException {
        Files.createDirectories(folder);
        // Made readable by nobody else, as is what is written beside it.
        var store = Files.createTempFile("skylens", ".p12");
        var password = randomPassword();
        try {
            Files.delete(store);
            runKeytool(store, password, addresses);
            var keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
            write(
                    certificate.key(),
                    "PRIVATE KEY",
                    keys.getKey(ALIAS, password.toCharArray()).getEncoded());
            write(certificate.chain(), "CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
        } finally {
            Files.deleteIfExists(store);
        }
    }

    private static void runKeytool(Path store, String password, Collection<String> addresses)
            throws IOException, InterruptedException {
        var names = addresses.stream().map(address -> "ip:" + address).collect(Collectors.joining(","));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", ALIAS, "-dname", "CN=Skylens on this machine"));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", String.valueOf(DAYS)));
        command.addAll(List.of("-ext", "san=dns:localhost,ip:127.0.0.1," + names, "-ext", "eku=serverAuth"));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass:env", PASSWORD));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD, password);
        var keytool = builder.start();
        keytool.getOutputStream().close();
        var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool said: " + said.strip());
        }
    }

    private static String randomPassword() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A temporary file is its owner's only, and stays so under its new name. */
    private void write(Path file, String kind, byte[] content) throws IOException {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        var draft = Files.createTempFile(folder, "certificate", ".part");
        Files.writeString(draft, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
