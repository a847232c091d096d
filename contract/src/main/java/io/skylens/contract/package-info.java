/**
 * What the services agree on: ids, headers, topics, records, and the structure of a JPEG. No framework, no threads, and
 * no I/O but what is asked of an {@code Admin} passed in.
 */
package io.skylens.contract;
