package io.skylens.ingest.identity;

/**
 * What is known of a sender before its first frame.
 *
 * @param origin the protocol it speaks
 * @param address it comes from, without port
 * @param declaredId the drone it says it is, as it said it; null when it named nobody
 */
public record DeviceHello(String origin, String address, String declaredId) {}
