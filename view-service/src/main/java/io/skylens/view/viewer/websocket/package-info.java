/** Viewers that take many drones' frames on one WebSocket, each with the detections that belong to it: the dashboard. */
package io.skylens.view.viewer.websocket;
