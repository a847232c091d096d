/** What people have set of drones: their names, how they are to film; and which are to be forgotten. */
package io.skylens.view.control;
