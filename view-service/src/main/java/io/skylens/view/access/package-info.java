/** Who may look at what: the one check that every endpoint of this service passes. */
package io.skylens.view.access;
