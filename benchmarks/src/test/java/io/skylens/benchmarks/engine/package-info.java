/** What an inference engine does a second with a tensor that lies ready: no picture, no Kafka, no service. */
package io.skylens.benchmarks.engine;
