package io.skylens.ingest.source.http;

import io.skylens.contract.DeviceStamp;
import io.skylens.ingest.identity.Device;

/**
 * What is known of a POST before its body.
 *
 * @param said what the device said of the frame
 * @param reader finds the frame in the body
 */
record PostHead(Device device, HttpSender sender, DeviceStamp said, FrameFormat.Reader reader) {}
