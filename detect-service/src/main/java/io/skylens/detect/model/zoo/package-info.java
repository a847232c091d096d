/** Models from DJL's model zoo, through DJL's own repository. */
package io.skylens.detect.model.zoo;
