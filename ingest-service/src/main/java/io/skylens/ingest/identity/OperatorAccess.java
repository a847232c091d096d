package io.skylens.ingest.identity;

/** The check that every endpoint passes by which people change what this service does: who asks. */
public interface OperatorAccess {

    /**
     * Returns for an operator.
     *
     * @param address it comes from, without port
     * @param token null when it has none
     * @return the name for logs
     * @throws RefusedException when it is none
     */
    String require(String address, String token) throws RefusedException;
}
