/** Tokens for devices and people: how they are issued, verified and revoked. Knows no framework. */
package io.skylens.access;
