/** Models from web servers, fetched once and held to the digest that their address names. */
package io.skylens.detect.model.web;
