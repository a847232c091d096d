/** MJPEG and single JPEGs from cameras that are HTTP servers; every byte is passed on as it came. */
package io.skylens.ingest.pull.http;
