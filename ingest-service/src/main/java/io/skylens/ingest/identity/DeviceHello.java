package io.skylens.ingest.identity;

/**
 * What is known of a sender before its first frame.
 *
 * @param origin the protocol it speaks
 * @param address it comes from, without port
 * @param declaredId the drone it says it is, as it said it; null when it named nobody
 * @param token null when it has none
 */
public record DeviceHello(String origin, String address, String declaredId, String token) {

    @Override
    public String toString() {
        return "DeviceHello[" + origin + " " + address + " " + declaredId + (token == null ? "]" : " with a token]");
    }
}
