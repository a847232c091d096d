"""Measures a detector's file on labelled pictures: average precision at IoU 0.5, by class and on average.

Shares no code with training: reads the file as any user would, prepares pictures and suppresses doubles in its own
words, and computes AP by all-point interpolation (the area under the precision-recall curve made monotone, as in PASCAL
VOC from 2010 on).
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import torch

LEAST_SCORE = 0.01
SUPPRESSED_ABOVE = 0.45
MATCHED_FROM = 0.5
MOST_BOXES = 300


@dataclass
class Tally:
    """What was found of one class: scores, whether each was right, and how many there were to find."""

    scores: list[float] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    wanted: int = 0


def load(path: Path) -> tuple[torch.jit.ScriptModule, int, list[str]]:
    extra = {"config.txt": ""}
    model = torch.jit.load(str(path), _extra_files=extra).eval()
    config = json.loads(extra["config.txt"])
    names = [config["names"][str(i)] for i in range(len(config["names"]))]
    return model, config["imgsz"][0], names


def fit(picture: np.ndarray, size: int) -> tuple[np.ndarray, float, int, int]:
    """Scaled into a grey square, in the middle; the scale and the offset, to find back."""
    height, width = picture.shape[:2]
    scale = min(size / width, size / height)
    new_width, new_height = round(width * scale), round(height * scale)
    left, top = (size - new_width) // 2, (size - new_height) // 2
    square = np.full((size, size, 3), 114, dtype=np.uint8)
    square[top : top + new_height, left : left + new_width] = cv2.resize(picture, (new_width, new_height))
    return square, scale, left, top


def overlap(box: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Intersection over union of one box with many, all as x1, y1, x2, y2."""
    width = np.minimum(box[2], others[:, 2]) - np.maximum(box[0], others[:, 0])
    height = np.minimum(box[3], others[:, 3]) - np.maximum(box[1], others[:, 1])
    shared = np.maximum(width, 0) * np.maximum(height, 0)
    area = (others[:, 2] - others[:, 0]) * (others[:, 3] - others[:, 1])
    return shared / ((box[2] - box[0]) * (box[3] - box[1]) + area - shared + 1e-9)


def find(model: torch.jit.ScriptModule, picture: np.ndarray, size: int) -> np.ndarray:
    """Rows of class, score, x1, y1, x2, y2 in the picture's own pixels, the best first."""
    square, scale, left, top = fit(picture, size)
    tensor = torch.from_numpy(square[:, :, ::-1].copy()).permute(2, 0, 1)[None].float() / 255
    with torch.no_grad():
        output = model(tensor)[0].numpy()
    classes = output[4:].argmax(0)
    scores = output[4:].max(0)
    sure = scores >= LEAST_SCORE
    cx, cy, w, h = output[:4, sure]
    corners = np.stack((cx - w / 2 - left, cy - h / 2 - top, cx + w / 2 - left, cy + h / 2 - top), axis=1) / scale
    rows = np.column_stack((classes[sure], scores[sure], corners))
    return suppress(rows[np.argsort(-rows[:, 1], kind="stable")])


def suppress(rows: np.ndarray) -> np.ndarray:
    """Of overlapping boxes of a class, only the best."""
    kept = []
    while len(rows) and len(kept) < MOST_BOXES:
        kept.append(rows[0])
        same = rows[:, 0] == rows[0, 0]
        rows = rows[~(same & (overlap(rows[0, 2:], rows[:, 2:]) > SUPPRESSED_ABOVE))]
    return np.array(kept).reshape(-1, 6)


def labels(path: Path, width: int, height: int) -> np.ndarray:
    """Rows of class, x1, y1, x2, y2."""
    rows = []
    for line in path.read_text().splitlines():
        number, cx, cy, w, h = map(float, line.split())
        rows.append((number, (cx - w / 2) * width, (cy - h / 2) * height, (cx + w / 2) * width, (cy + h / 2) * height))
    return np.array(rows).reshape(-1, 5)


def score(found: np.ndarray, wanted: np.ndarray, tallies: list[Tally]) -> None:
    """Each object may be found once; a second box on it is wrong."""
    for number, tally in enumerate(tallies):
        objects = wanted[wanted[:, 0] == number][:, 1:]
        taken = np.zeros(len(objects), dtype=bool)
        tally.wanted += len(objects)
        for row in found[found[:, 0] == number]:
            overlaps = overlap(row[2:], objects) if len(objects) else np.zeros(0)
            overlaps[taken] = 0
            best = int(overlaps.argmax()) if len(overlaps) else -1
            hit = best >= 0 and overlaps[best] >= MATCHED_FROM
            if hit:
                taken[best] = True
            tally.scores.append(float(row[1]))
            tally.right.append(bool(hit))


def average_precision(tally: Tally) -> float:
    if not tally.scores or not tally.wanted:
        return 0.0
    order = np.argsort(-np.array(tally.scores), kind="stable")
    right = np.array(tally.right)[order]
    hits = right.cumsum()
    recall = np.concatenate(([0.0], hits / tally.wanted))
    precision = np.concatenate(([1.0], hits / np.arange(1, len(right) + 1)))
    precision = np.maximum.accumulate(precision[::-1])[::-1]
    return float(((recall[1:] - recall[:-1]) * precision[1:]).sum())


def evaluate(model_path: Path, data: Path, split: str, limit: int) -> dict[str, object]:
    model, size, names = load(model_path)
    tallies = [Tally() for _ in names]
    images = sorted((data / "images" / split).glob("*.jpg"))[:limit]
    for image in images:
        picture = cv2.imread(str(image))
        height, width = picture.shape[:2]
        wanted = labels(data / "labels" / split / (image.stem + ".txt"), width, height)
        score(find(model, picture, size), wanted, tallies)
    by_class = {name: round(average_precision(tally), 4) for name, tally in zip(names, tallies)}
    return {
        "pictures": len(images),
        "objects": {name: tally.wanted for name, tally in zip(names, tallies)},
        "AP50": by_class,
        "mAP50": round(float(np.mean(list(by_class.values()))), 4),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", default="test")
    parser.add_argument("--limit", type=int, default=None, help="only the first so many pictures")
    parser.add_argument("--least", type=float, default=0.0, help="fail below this mAP50")
    parser.add_argument("--report", type=Path, help="JSON file to write")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    result = evaluate(arguments.model, arguments.data, arguments.split, arguments.limit)
    text = json.dumps(result, indent=2)
    print(text)
    if arguments.report:
        arguments.report.write_text(text + "\n")
    return 0 if result["mAP50"] >= arguments.least else 1


if __name__ == "__main__":
    sys.exit(main())
