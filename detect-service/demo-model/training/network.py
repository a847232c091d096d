"""The network: a small anchor-free YOLO with three output scales.

Narrow where pictures are large and plain ReLU everywhere: on a CPU, wide early layers and costly activations are what
takes the time.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

STRIDES = (8, 16, 32)
BOX_VALUES = 4
# exp() of more would overflow long before training could correct it; e^4.5 strides of 32 are 2880 pixels.
LARGEST_LOG_SIZE = 4.5
# Nearly every place shows background: starting from this score, the first steps are not spent on learning that.
PRIOR_SCORE = 0.01


class ConvUnit(nn.Sequential):
    """Convolution, normalisation, ReLU."""

    def __init__(self, channels_in: int, channels_out: int, kernel: int = 3, stride: int = 1) -> None:
        super().__init__(
            nn.Conv2d(channels_in, channels_out, kernel, stride, kernel // 2, bias=False),
            nn.BatchNorm2d(channels_out, eps=1e-3, momentum=0.03),
            nn.ReLU(inplace=True),
        )


class Residual(nn.Module):
    """Two convolutions beside an identity."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.body = nn.Sequential(ConvUnit(channels, channels), ConvUnit(channels, channels))

    def forward(self, x: Tensor) -> Tensor:
        return x + self.body(x)


class Stage(nn.Module):
    """Half of the channels go through residual units, each of which is also looked at directly (CSP with shortcuts)."""

    def __init__(self, channels_in: int, channels_out: int, units: int) -> None:
        super().__init__()
        hidden = channels_out // 2
        self.split = ConvUnit(channels_in, 2 * hidden, kernel=1)
        self.units = nn.ModuleList(Residual(hidden) for _ in range(units))
        self.merge = ConvUnit((2 + units) * hidden, channels_out, kernel=1)

    def forward(self, x: Tensor) -> Tensor:
        parts = list(self.split(x).chunk(2, dim=1))
        for unit in self.units:
            parts.append(unit(parts[-1]))
        return self.merge(torch.cat(parts, dim=1))


class Context(nn.Module):
    """Pools over ever larger surroundings, so that the coarsest scale knows what a place is part of."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.reduce = ConvUnit(channels, channels // 2, kernel=1)
        self.pool = nn.MaxPool2d(5, stride=1, padding=2)
        self.merge = ConvUnit(2 * channels, channels, kernel=1)

    def forward(self, x: Tensor) -> Tensor:
        parts = [self.reduce(x)]
        for _ in range(3):
            parts.append(self.pool(parts[-1]))
        return self.merge(torch.cat(parts, dim=1))


class Head(nn.Module):
    """Boxes and class scores of one scale."""

    def __init__(self, channels: int, classes: int) -> None:
        super().__init__()
        self.trunk = ConvUnit(channels, channels)
        self.boxes = nn.Conv2d(channels, BOX_VALUES, 1)
        self.scores = nn.Conv2d(channels, classes, 1)
        nn.init.constant_(self.scores.bias, -math.log((1 - PRIOR_SCORE) / PRIOR_SCORE))

    def forward(self, x: Tensor) -> Tensor:
        x = self.trunk(x)
        return torch.cat((self.boxes(x), self.scores(x)), dim=1)


class Network(nn.Module):
    """Pictures ``[B, 3, S, S]`` (RGB, 0..1) to raw outputs ``[B, 4 + classes, N]``, fine scales first."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.classes = classes
        self.stem = nn.Sequential(ConvUnit(3, 8, stride=2), ConvUnit(8, 24, stride=2))
        self.fine = nn.Sequential(ConvUnit(24, 48, stride=2), Stage(48, 48, units=2))
        self.middle = nn.Sequential(ConvUnit(48, 80, stride=2), Stage(80, 80, units=2))
        self.coarse = nn.Sequential(ConvUnit(80, 112, stride=2), Stage(112, 112, units=1), Context(112))
        self.grow = nn.Upsample(scale_factor=2.0, mode="nearest")
        self.lateral_middle = ConvUnit(112, 64, kernel=1)
        self.merge_middle = Stage(64 + 80, 64, units=1)
        self.lateral_fine = ConvUnit(64, 48, kernel=1)
        self.merge_fine = Stage(48 + 48, 48, units=1)
        self.heads = nn.ModuleList((Head(48, classes), Head(64, classes), Head(112, classes)))

    def forward(self, pictures: Tensor) -> Tensor:
        fine = self.fine(self.stem(pictures))
        middle = self.middle(fine)
        coarse = self.coarse(middle)
        middle = self.merge_middle(torch.cat((self.grow(self.lateral_middle(coarse)), middle), dim=1))
        fine = self.merge_fine(torch.cat((self.grow(self.lateral_fine(middle)), fine), dim=1))
        outputs = [head(x).flatten(2) for head, x in zip(self.heads, (fine, middle, coarse))]
        return torch.cat(outputs, dim=2)


def grid(size: int) -> tuple[Tensor, Tensor]:
    """For every output of a square picture, the middle of its cell in pixels ``[2, N]`` and its stride ``[N]``."""
    centres, strides = [], []
    for stride in STRIDES:
        cells = size // stride
        line = (torch.arange(cells, dtype=torch.float32) + 0.5) * stride
        y, x = torch.meshgrid(line, line, indexing="ij")
        centres.append(torch.stack((x.flatten(), y.flatten())))
        strides.append(torch.full((cells * cells,), float(stride)))
    return torch.cat(centres, dim=1), torch.cat(strides)


def decode(raw_boxes: Tensor, centres: Tensor, strides: Tensor) -> Tensor:
    """Raw box outputs ``[B, 4, N]`` to ``cx, cy, width, height`` in pixels."""
    middles = centres + raw_boxes[:, :2] * strides
    sizes = raw_boxes[:, 2:].clamp(max=LARGEST_LOG_SIZE).exp() * strides
    return torch.cat((middles, sizes), dim=1)
