package io.skylens.allinone.lan;

import java.nio.file.Path;

/**
 * A certificate that this machine has made out to itself, so that connections are encrypted. It is vouched for by nobody:
 * browsers warn of it once.
 *
 * @param chain PEM file, for everybody
 * @param key PEM file, readable by its owner only
 */
public record Certificate(Path chain, Path key) {}
