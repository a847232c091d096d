/** Pictures of frames as viewers want them, each made once and shared by all who watch it. */
package io.skylens.view.rendition;
