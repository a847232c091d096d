/** What an operator is told: metrics, and log lines that are few however much goes wrong. */
package io.skylens.detect.telemetry;
