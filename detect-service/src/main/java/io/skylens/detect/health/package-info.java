/** Health, as Kubernetes and the launcher ask for it on the management port. */
package io.skylens.detect.health;
