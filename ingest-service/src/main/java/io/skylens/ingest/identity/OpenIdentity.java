package io.skylens.ingest.identity;

import io.skylens.contract.DroneId;
import jakarta.inject.Singleton;

/** Lets everybody in and believes what they declare. For a service that listens on loopback or a trusted network only. */
@Singleton
final class OpenIdentity implements DeviceIdentity {

    @Override
    public Device identify(DeviceHello hello) {
        return hello.declaredId() == null
                ? new Device(DroneId.ofAddress(hello.origin(), hello.address()), false)
                : new Device(DroneId.of(hello.declaredId()), true);
    }
}
