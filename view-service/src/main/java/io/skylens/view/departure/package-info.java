/** How a pod that is to end hands its viewers to others. */
package io.skylens.view.departure;
