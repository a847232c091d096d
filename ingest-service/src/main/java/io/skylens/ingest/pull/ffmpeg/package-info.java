/** Streams that a child process, the program ffmpeg, fetches or waits for and turns into JPEGs. */
package io.skylens.ingest.pull.ffmpeg;
