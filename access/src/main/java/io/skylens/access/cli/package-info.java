/** The program that issues tokens, on a laptop and in a pod. */
package io.skylens.access.cli;
