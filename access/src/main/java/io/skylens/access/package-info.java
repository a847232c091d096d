/** Tokens for devices and people: how they are issued, verified and revoked. No framework, no threads of its own. */
package io.skylens.access;
