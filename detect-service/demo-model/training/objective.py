"""Which output answers for which object, and what is to be minimised.

Task-aligned assignment (Feng and others, "TOOD", 2021): an object is taught to those outputs that already tell its
class *and* its place best, and their score is taught to be as good as their box is. Only pairs of an object and an
output near it are ever looked at; a table of all pairs would cost as much time as the network.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from training.boxes import complete_iou, iou
from training.network import BOX_VALUES, decode, grid

OUTPUTS_AN_OBJECT = 8
SCORE_POWER = 0.5
IOU_POWER = 6.0
# Objects smaller than a cell still get the cells around their middle.
LEAST_REACH_IN_STRIDES = 1.0
BOX_WEIGHT = 5.0
TINY = 1e-9


@dataclass(frozen=True)
class Truth:
    """All objects of a batch: the picture each is in ``[T]``, its class ``[T]``, its box ``[T, 4]``."""

    pictures: Tensor
    classes: Tensor
    boxes: Tensor


@dataclass(frozen=True)
class Pairs:
    """Objects and the outputs that answer for them, with how good each is to be ``[P]``, 0..1."""

    objects: Tensor
    outputs: Tensor
    quality: Tensor


class Objective:
    """The loss for square pictures of one size."""

    def __init__(self, size: int) -> None:
        self.centres, self.strides = grid(size)

    def __call__(self, raw: Tensor, truth: Truth) -> tuple[Tensor, Tensor]:
        """The loss of the boxes and that of the scores."""
        boxes = decode(raw[:, :BOX_VALUES], self.centres, self.strides).transpose(1, 2)
        logits = raw[:, BOX_VALUES:].transpose(1, 2)
        pairs = self.assign(boxes.detach(), logits.detach().sigmoid(), truth)
        pictures = truth.pictures[pairs.objects]
        wanted = torch.zeros_like(logits)
        wanted[pictures, pairs.outputs, truth.classes[pairs.objects]] = pairs.quality
        total = pairs.quality.sum().clamp(min=1)
        overlap = complete_iou(boxes[pictures, pairs.outputs], truth.boxes[pairs.objects])
        box_loss = ((1 - overlap) * pairs.quality).sum() / total
        score_loss = F.binary_cross_entropy_with_logits(logits, wanted, reduction="sum") / total
        return BOX_WEIGHT * box_loss, score_loss

    @torch.no_grad()
    def assign(self, boxes: Tensor, scores: Tensor, truth: Truth) -> Pairs:
        objects, outputs = torch.nonzero(self._near(truth.boxes), as_tuple=True)
        pictures = truth.pictures[objects]
        overlap = iou(boxes[pictures, outputs], truth.boxes[objects])
        score = scores[pictures, outputs, truth.classes[objects]]
        aligned = score.pow(SCORE_POWER) * overlap.pow(IOU_POWER) + TINY
        chosen = best_of_each(objects, aligned, OUTPUTS_AN_OBJECT)
        # An output that several objects want goes to the one it overlaps most.
        place = pictures[chosen] * boxes.shape[1] + outputs[chosen]
        chosen = chosen[best_of_each(place, overlap[chosen], 1)]
        objects, aligned, overlap = objects[chosen], aligned[chosen], overlap[chosen]
        count = len(truth.boxes)
        quality = aligned / largest_of_each(objects, aligned, count) * largest_of_each(objects, overlap, count)
        return Pairs(objects, outputs[chosen], quality)

    def _near(self, boxes: Tensor) -> Tensor:
        """``[T, N]``: whether an output's cell has its middle in the object."""
        reach_x = torch.maximum(boxes[:, 2:3] / 2, self.strides * LEAST_REACH_IN_STRIDES)
        reach_y = torch.maximum(boxes[:, 3:4] / 2, self.strides * LEAST_REACH_IN_STRIDES)
        near_x = (self.centres[0] - boxes[:, 0:1]).abs() < reach_x
        near_y = (self.centres[1] - boxes[:, 1:2]).abs() < reach_y
        return near_x & near_y


def best_of_each(groups: Tensor, values: Tensor, count: int) -> Tensor:
    """The indices of the ``count`` largest values of each group."""
    order = values.argsort(descending=True)
    order = order[groups[order].argsort(stable=True)]
    sorted_groups = groups[order]
    rank = torch.arange(len(order)) - torch.searchsorted(sorted_groups, sorted_groups)
    return order[rank < count]


def largest_of_each(groups: Tensor, values: Tensor, count: int) -> Tensor:
    """For each value the largest of its group; groups are numbered below ``count``."""
    largest = torch.zeros(count).scatter_reduce_(0, groups, values, "amax")
    return largest[groups]
