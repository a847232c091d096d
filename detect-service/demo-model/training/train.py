"""Trains the network and writes its weights, with a line of the log for each epoch.

Repeatable by seed up to the rounding of parallel sums.
"""

from __future__ import annotations

import argparse
import copy
import csv
import math
import time
from pathlib import Path

import torch
from torch import nn
from torch.utils.data import DataLoader

from training.network import Network
from training.objective import Objective
from training.pictures import Crops, collate

CLASSES = 4
CROP = 384
BATCH = 16
WARM_UP_STEPS = 300
PEAK_RATE = 2e-3
LAST_RATE_SHARE = 0.02
WEIGHT_DECAY = 0.03
AVERAGE_DECAY = 0.998
LARGEST_GRADIENT = 10.0


class Average:
    """The running average of the weights, which is better than any single step's."""

    def __init__(self, network: nn.Module) -> None:
        self.network = copy.deepcopy(network).eval()
        self.steps = 0

    @torch.no_grad()
    def update(self, network: nn.Module) -> None:
        self.steps += 1
        # Early on the average would mostly remember the random start.
        decay = min(AVERAGE_DECAY, self.steps / (self.steps + 50))
        for own, other in zip(self.network.state_dict().values(), network.state_dict().values()):
            if own.dtype.is_floating_point:
                own.lerp_(other, 1 - decay)
            else:
                own.copy_(other)


def rate(step: int, steps: int) -> float:
    """The learning rate: up in a line, down along a cosine."""
    if step < WARM_UP_STEPS:
        return PEAK_RATE * (step + 1) / WARM_UP_STEPS
    share = (step - WARM_UP_STEPS) / max(1, steps - WARM_UP_STEPS)
    return PEAK_RATE * (LAST_RATE_SHARE + (1 - LAST_RATE_SHARE) * (1 + math.cos(math.pi * share)) / 2)


def optimiser(network: nn.Module) -> torch.optim.Optimizer:
    """Only the convolutions' weights decay; biases and normalisation are few and need not be small."""
    decaying = [p for p in network.parameters() if p.ndim > 1]
    others = [p for p in network.parameters() if p.ndim <= 1]
    groups = [{"params": decaying, "weight_decay": WEIGHT_DECAY}, {"params": others, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=PEAK_RATE)


def train(arguments: argparse.Namespace) -> None:
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    crops = Crops(arguments.data, "train", CROP, arguments.seed)
    network = Network(CLASSES).to(memory_format=torch.channels_last)
    average = Average(network)
    objective = Objective(CROP)
    optimise = optimiser(network)
    steps = arguments.epochs * (len(crops) // BATCH)
    step = 0
    arguments.weights.parent.mkdir(parents=True, exist_ok=True)
    with open(arguments.log, "w", newline="") as file:
        log = csv.writer(file)
        log.writerow(("epoch", "box_loss", "score_loss", "learning_rate", "seconds"))
        for epoch in range(arguments.epochs):
            started = time.monotonic()
            sums = [0.0, 0.0]
            for pictures, truth in batches(crops, epoch, arguments.seed):
                for group in optimise.param_groups:
                    group["lr"] = rate(step, steps)
                pictures = (pictures.float() / 255).contiguous(memory_format=torch.channels_last)
                losses = objective(network(pictures), truth)
                optimise.zero_grad(set_to_none=True)
                sum(losses).backward()
                nn.utils.clip_grad_norm_(network.parameters(), LARGEST_GRADIENT)
                optimise.step()
                average.update(network)
                sums = [total + loss.item() for total, loss in zip(sums, losses)]
                step += 1
            count = len(crops) // BATCH
            row = (epoch + 1, f"{sums[0] / count:.4f}", f"{sums[1] / count:.4f}", f"{rate(step - 1, steps):.6f}")
            log.writerow((*row, f"{time.monotonic() - started:.0f}"))
            file.flush()
            print(*row, flush=True)
            torch.save(average.network.state_dict(), arguments.weights)


def batches(crops: Crops, epoch: int, seed: int) -> DataLoader:
    """The whole set in a new order; one process prepares pictures while this one learns."""
    crops.epoch = epoch
    order = torch.Generator().manual_seed(seed * 1000 + epoch)
    return DataLoader(
        crops, BATCH, shuffle=True, drop_last=True, num_workers=1, collate_fn=collate, generator=order, prefetch_factor=4
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that the simulator's --dataset wrote")
    parser.add_argument("--weights", type=Path, required=True, help="file to write")
    parser.add_argument("--log", type=Path, required=True, help="CSV file to write")
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1, help="more than one pays only on idle cores")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
