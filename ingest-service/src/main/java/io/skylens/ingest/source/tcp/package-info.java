/** Raw TCP: frames behind a length whose width and byte order are found out, once per connection, from the bytes. */
package io.skylens.ingest.source.tcp;
