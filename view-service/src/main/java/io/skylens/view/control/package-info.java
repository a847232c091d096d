/** What people have set of drones: their names; and which are to be forgotten. */
package io.skylens.view.control;
