"""Arithmetic on boxes given as ``cx, cy, width, height`` in the last dimension."""

from __future__ import annotations

import math

import torch
from torch import Tensor

TINY = 1e-7


def iou(a: Tensor, b: Tensor) -> Tensor:
    """Intersection over union of boxes paired one to one."""
    low = torch.maximum(a[..., :2] - a[..., 2:] / 2, b[..., :2] - b[..., 2:] / 2)
    high = torch.minimum(a[..., :2] + a[..., 2:] / 2, b[..., :2] + b[..., 2:] / 2)
    overlap = (high - low).clamp(min=0).prod(-1)
    return overlap / (a[..., 2:].prod(-1) + b[..., 2:].prod(-1) - overlap + TINY)


def complete_iou(a: Tensor, b: Tensor) -> Tensor:
    """IoU less penalties for distance and for a different shape, so that boxes apart still have a gradient.

    CIoU, Zheng and others, "Distance-IoU Loss" (2020).
    """
    plain = iou(a, b)
    low = torch.minimum(a[..., :2] - a[..., 2:] / 2, b[..., :2] - b[..., 2:] / 2)
    high = torch.maximum(a[..., :2] + a[..., 2:] / 2, b[..., :2] + b[..., 2:] / 2)
    diagonal = (high - low).square().sum(-1) + TINY
    distance = (a[..., :2] - b[..., :2]).square().sum(-1) / diagonal
    angle = torch.atan(a[..., 2] / (a[..., 3] + TINY)) - torch.atan(b[..., 2] / (b[..., 3] + TINY))
    shape = 4 / math.pi**2 * angle.square()
    with torch.no_grad():
        weight = shape / (1 - plain + shape + TINY)
    return plain - distance - weight * shape
