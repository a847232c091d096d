/** What has happened: classes that appeared or are gone, drones that came, went or froze. */
package io.skylens.view.event;
