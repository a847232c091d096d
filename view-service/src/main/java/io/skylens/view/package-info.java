/** The view service's configuration, and what happens once when it starts. */
package io.skylens.view;
