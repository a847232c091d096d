package io.skylens.ingest.pull;

import io.skylens.contract.SourceUrl;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A stream as it is wanted.
 *
 * @param fps at most so many frames a second
 * @param width pictures wider than this are made smaller, where the stream is decoded at all
 * @param checks what may be reached
 */
public record StreamOrder(SourceUrl url, double fps, int width, Checks checks) {

    /** The rules for where a stream may lead, asked again wherever it leads anew. May block on name servers. */
    @FunctionalInterface
    public interface Checks {

        /**
         * @return an address of the host to be connected to; nothing for a file and for what is waited for
         * @throws StreamFailedException when it must not be reached, or its name is unknown
         */
        Optional<InetAddress> allow(SourceUrl url) throws StreamFailedException;
    }
}
