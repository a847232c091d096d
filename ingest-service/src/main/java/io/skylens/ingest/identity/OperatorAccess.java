package io.skylens.ingest.identity;

/** The check that every endpoint passes by which people change what this service does: who asks. */
public interface OperatorAccess {

    /** @param address it comes from, without port */
    boolean permits(String address);
}
