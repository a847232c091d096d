/** Frames that come as binary messages of a WebSocket. */
package io.skylens.ingest.source.websocket;
