/** What is wrong with a request, said the same way by every endpoint. */
package io.skylens.view.problem;
