/** Devices in numbers, and devices that keep time: loads that tests and benchmarks put on the running system. */
package io.skylens.allinone.load;
