/** TorchScript models, through DJL's PyTorch engine. */
package io.skylens.detect.model.pytorch;
