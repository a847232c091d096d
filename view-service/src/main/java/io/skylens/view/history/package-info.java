/** The last ten minutes of each drone in numbers, for charts. */
package io.skylens.view.history;
