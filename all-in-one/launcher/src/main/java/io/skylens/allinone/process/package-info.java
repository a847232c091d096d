/** Children of the launcher: how one is started, watched, started again and ended. */
package io.skylens.allinone.process;
