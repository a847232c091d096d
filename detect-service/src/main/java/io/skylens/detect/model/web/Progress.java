package io.skylens.detect.model.web;

/** Is told how far a download has come. */
interface Progress {

    /** @param total bytes; negative where the server does not say */
    void begin(String what, long total);

    void at(long bytes);

    /** Whether it came to its end or not. */
    void end();
}
