/** The ways frames come in, one folder per protocol behind {@code FrameSource}; none knows another. */
package io.skylens.ingest.source;
