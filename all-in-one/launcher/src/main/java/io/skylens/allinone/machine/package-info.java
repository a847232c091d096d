/** What the launcher finds on this machine and takes of it: ports, folders, built artifacts, a browser. */
package io.skylens.allinone.machine;
