/** Which frame is worth the device next: pure logic over the newest frame of each drone, without Kafka and without a model. */
package io.skylens.detect.scheduler;
