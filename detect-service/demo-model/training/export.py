"""Writes trained weights as a TorchScript file that detect-service loads like any other YOLO.

The file takes ``[B, 3, S, S]`` (RGB, 0..1) and gives ``[B, 4 + C, N]``: cx, cy, width, height in pixels and a score for
each class. Normalisation is folded into the convolutions, and the inner layout is channels-last, which is faster on a
CPU. ``extra/config.txt`` says size, stride and names, as exported Ultralytics models do.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from training.network import BOX_VALUES, STRIDES, ConvUnit, Network, decode, grid

SIZE = 640
NAMES = ("person", "car", "truck", "boat")


class Detector(nn.Module):
    """The network with everything that a detector's file does itself."""

    def __init__(self, network: Network, size: int) -> None:
        super().__init__()
        self.network = network
        centres, strides = grid(size)
        self.register_buffer("centres", centres)
        self.register_buffer("strides", strides)

    def forward(self, pictures: Tensor) -> Tensor:
        raw = self.network(pictures.contiguous(memory_format=torch.channels_last))
        boxes = decode(raw[:, :BOX_VALUES], self.centres, self.strides)
        return torch.cat((boxes, raw[:, BOX_VALUES:].sigmoid()), dim=1)


def folded(network: Network) -> Network:
    """The same function with one operation less after every convolution."""
    for unit in network.modules():
        if isinstance(unit, ConvUnit):
            unit[0] = fuse_conv_bn_eval(unit[0], unit[1])
            unit[1] = nn.Identity()
    return network


def export(weights: Path, target: Path) -> None:
    network = Network(len(NAMES))
    network.load_state_dict(torch.load(weights))
    detector = Detector(folded(network.eval()), SIZE).eval().to(memory_format=torch.channels_last)
    example = torch.rand(2, 3, SIZE, SIZE)
    with torch.no_grad():
        script = torch.jit.freeze(torch.jit.trace(detector, example))
        # The batch must have stayed free, though the example had one size.
        assert torch.allclose(script(example[:1]), detector(example[:1]), atol=1e-3)
    config = {
        "description": "Skylens demo model: rendered people, cars, trucks and boats seen from above",
        "license": "Apache-2.0",
        "task": "detect",
        "imgsz": [SIZE, SIZE],
        "stride": max(STRIDES),
        "names": {str(i): name for i, name in enumerate(NAMES)},
    }
    torch.jit.save(script, str(target), _extra_files={"config.txt": json.dumps(config)})
    parameters = sum(p.numel() for p in network.parameters())
    print(f"{target}: {parameters} parameters, {target.stat().st_size / 2**20:.2f} MiB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--target", type=Path, required=True)
    arguments = parser.parse_args()
    export(arguments.weights, arguments.target)


if __name__ == "__main__":
    main()
