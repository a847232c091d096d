package io.skylens.ingest.identity;

/**
 * The check that every endpoint passes before it takes a byte of a frame: who sends. Called on an event loop for each
 * connection and each POST, so it does not block.
 */
public interface DeviceIdentity {

    /**
     * Says which drone the frames of this sender belong to.
     *
     * @throws io.skylens.contract.InvalidDroneIdException when the sender declared what is no drone id
     * @throws RefusedException when it may not send, or not under the name it declared
     */
    Device identify(DeviceHello hello) throws RefusedException;
}
