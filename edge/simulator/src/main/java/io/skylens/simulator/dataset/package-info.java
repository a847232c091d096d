/** Labelled pictures of ever different scenes, to train and test detectors with. */
package io.skylens.simulator.dataset;
