/** A real Apache Kafka broker on this machine: a child process of the launcher, or inside a test. */
package io.skylens.allinone.broker;
