"""Writes what the evaluation program finds in a picture: the boxes that the service's own detector has to find too."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import cv2

from evaluate import find, load

LEAST_SCORE = 0.25


def boxes(model_path: Path, picture: Path) -> list[dict[str, object]]:
    model, size, names = load(model_path)
    rows = find(model, cv2.imread(str(picture)), size)
    return [
        {
            "label": names[int(row[0])],
            "score": round(float(row[1]), 4),
            "box": [round(float(value), 2) for value in row[2:]],
        }
        for row in rows
        if row[1] >= LEAST_SCORE
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("target", type=Path, help="JSON file: label, score and x1, y1, x2, y2 of each box")
    arguments = parser.parse_args()
    found = boxes(arguments.model, arguments.picture)
    lines = ",\n  ".join(json.dumps(box) for box in found)
    arguments.target.write_text(f"[\n  {lines}\n]\n")


if __name__ == "__main__":
    main()
