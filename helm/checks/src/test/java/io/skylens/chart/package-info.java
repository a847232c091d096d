/** What can be said of the chart and of the manifests rendered from it without a cluster. */
package io.skylens.chart;
