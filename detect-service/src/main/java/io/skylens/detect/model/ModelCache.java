package io.skylens.detect.model;

import java.nio.file.Path;

/**
 * Where fetched models are kept.
 *
 * @param folder created where it is missing
 * @param largestModel in bytes; a larger one is not fetched
 */
public record ModelCache(Path folder, long largestModel) {}
