package io.skylens.ingest.intake;

import io.skylens.contract.DeviceStamp;
import io.skylens.contract.PictureShape;

/**
 * A frame that keeps all rules.
 *
 * @param jpeg without device prefix; what followed the EOI marker is still there
 * @param stamp what the device said of it
 */
record CheckedFrame(byte[] jpeg, PictureShape shape, DeviceStamp stamp) {}
