/** The detect service: configuration, start and end. */
package io.skylens.detect;
