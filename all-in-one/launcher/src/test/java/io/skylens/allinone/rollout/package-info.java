/** What a cluster does to running services when they are upgraded or scaled, done to processes. */
package io.skylens.allinone.rollout;
