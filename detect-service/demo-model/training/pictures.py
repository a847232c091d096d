"""Pictures and labels as the simulator writes them, varied anew each time they are looked at."""

from __future__ import annotations

import math
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import Dataset

from training.objective import Truth

PAD = 114
# As in the simulator's own rule: what is hidden further, here by the crop's edge, is no object.
LEAST_VISIBLE = 0.35
SMALLEST_SIDE = 3.0


class Crops(Dataset):
    """A random square of each picture: shifted, scaled, turned by quarters, mirrored, lit differently."""

    def __init__(self, folder: Path, split: str, size: int, seed: int) -> None:
        self.images = sorted((folder / "images" / split).glob("*.jpg"))
        self.labels = [folder / "labels" / split / (image.stem + ".txt") for image in self.images]
        self.size = size
        self.seed = seed
        self.epoch = 0
        if not self.images:
            raise FileNotFoundError(f"no pictures in {folder / 'images' / split}: run 'make dataset' first")

    def __len__(self) -> int:
        return len(self.images)

    def __getitem__(self, index: int) -> tuple[Tensor, np.ndarray]:
        random = np.random.default_rng((self.seed, self.epoch, index))
        picture = cv2.imread(str(self.images[index]))
        height, width = picture.shape[:2]
        mapping = self._mapping(random, width, height)
        crop = cv2.warpAffine(
            picture, mapping, (self.size, self.size), flags=cv2.INTER_LINEAR, borderValue=(PAD, PAD, PAD)
        )
        objects = self._transform(read_labels(self.labels[index], width, height), mapping)
        rgb = np.ascontiguousarray(relit(crop, random)[:, :, ::-1].transpose(2, 0, 1))
        return torch.from_numpy(rgb), objects

    def _mapping(self, random: np.random.Generator, width: int, height: int) -> np.ndarray:
        """Picture to crop, as OpenCV's 2x3 matrix."""
        scale = math.exp(random.uniform(math.log(0.8), math.log(1.3)))
        turn = np.linalg.matrix_power(np.array([[0, -1], [1, 0]]), int(random.integers(4)))
        mirror = np.diag([random.choice((-1, 1)), 1])
        linear = scale * (turn @ mirror)
        reach = self.size / 2 / scale
        x = random.uniform(*middle_range(width, reach))
        y = random.uniform(*middle_range(height, reach))
        shift = np.array([self.size / 2, self.size / 2]) - linear @ np.array([x, y])
        return np.column_stack((linear, shift))

    def _transform(self, objects: np.ndarray, mapping: np.ndarray) -> np.ndarray:
        """Class, cx, cy, width, height in the crop, of those that are still seen in it."""
        low = objects[:, 1:3] - objects[:, 3:5] / 2
        high = objects[:, 1:3] + objects[:, 3:5] / 2
        one = low @ mapping[:, :2].T + mapping[:, 2]
        two = high @ mapping[:, :2].T + mapping[:, 2]
        whole = np.abs(one - two)
        low = np.clip(np.minimum(one, two), 0, self.size)
        high = np.clip(np.maximum(one, two), 0, self.size)
        side = high - low
        visible = side.prod(1) / np.maximum(whole.prod(1), 1e-6)
        kept = (visible >= LEAST_VISIBLE) & (side.min(1, initial=math.inf) >= SMALLEST_SIDE)
        return np.column_stack((objects[:, :1], (low + high) / 2, side))[kept].astype(np.float32)


def middle_range(length: int, reach: float) -> tuple[float, float]:
    """Where a crop's middle may lie: inside the picture, with a little of the surroundings now and then."""
    margin = 0.15 * reach
    low, high = reach - margin, length - reach + margin
    return (low, high) if low < high else (length / 2 - margin, length / 2 + margin)


def read_labels(path: Path, width: int, height: int) -> np.ndarray:
    """Rows of class, cx, cy, width, height in pixels."""
    rows = [[float(value) for value in line.split()] for line in path.read_text().splitlines()]
    return np.array(rows, dtype=np.float64).reshape(-1, 5) * np.array([1, width, height, width, height])


def relit(bgr: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Another exposure, white balance and contrast, by a table for each channel."""
    gamma = math.exp(random.normal(0, 0.18))
    channels = []
    for channel in range(3):
        gain = math.exp(random.normal(0, 0.06))
        table = 255 * np.clip(gain * (np.arange(256) / 255) ** gamma, 0, 1)
        channels.append(cv2.LUT(bgr[:, :, channel], table.astype(np.uint8)))
    return cv2.merge(channels)


def collate(samples: list[tuple[Tensor, np.ndarray]]) -> tuple[Tensor, Truth]:
    """A batch: pictures as bytes, and the objects of all of them in one list."""
    counts = torch.tensor([len(objects) for _, objects in samples])
    objects = torch.from_numpy(np.concatenate([objects for _, objects in samples]))
    pictures = torch.repeat_interleave(torch.arange(len(samples)), counts)
    truth = Truth(pictures, objects[:, 0].long(), objects[:, 1:])
    return torch.stack([picture for picture, _ in samples]), truth
