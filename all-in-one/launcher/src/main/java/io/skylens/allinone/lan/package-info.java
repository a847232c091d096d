/** Other devices and people of the same network: where they reach this machine, and how they are told. */
package io.skylens.allinone.lan;
