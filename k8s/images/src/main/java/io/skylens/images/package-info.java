/** What the container images are made of, before an engine makes them; and the tests of the images. */
package io.skylens.images;
