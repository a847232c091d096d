"""Trains the network and writes its weights, with a line of the log for each epoch.

Repeatable by seed up to the rounding of parallel sums. A run that was interrupted goes on after its last whole epoch.
"""

from __future__ import annotations

import argparse
import copy
import csv
import math
import time
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader

from training.network import Network
from training.objective import Objective, Truth
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


class Run:
    """A training run: what has been learned so far, and how to go on. Written after each epoch, so that it can go on."""

    def __init__(self, size: int) -> None:
        self.network = Network(CLASSES).to(memory_format=torch.channels_last)
        self.average = Average(self.network)
        self.optimise = optimiser(self.network)
        self.objective = Objective(size)
        self.step = 0
        self.epoch = 0

    def learn(self, pictures: Tensor, truth: Truth, learning_rate: float) -> tuple[float, float]:
        """One step; returns the losses of boxes and scores."""
        for group in self.optimise.param_groups:
            group["lr"] = learning_rate
        pictures = (pictures.float() / 255).contiguous(memory_format=torch.channels_last)
        box_loss, score_loss = self.objective(self.network(pictures), truth)
        self.optimise.zero_grad(set_to_none=True)
        (box_loss + score_loss).backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), LARGEST_GRADIENT)
        self.optimise.step()
        self.average.update(self.network)
        self.step += 1
        return box_loss.item(), score_loss.item()

    def save(self, path: Path) -> None:
        state = {
            "network": self.network.state_dict(),
            "average": self.average.network.state_dict(),
            "averaged": self.average.steps,
            "optimise": self.optimise.state_dict(),
            "step": self.step,
            "epoch": self.epoch,
        }
        # Whole or not at all: a run may be killed while it writes.
        unfinished = path.with_suffix(".part")
        torch.save(state, unfinished)
        unfinished.replace(path)

    def load(self, path: Path) -> None:
        state = torch.load(path)
        self.network.load_state_dict(state["network"])
        self.average.network.load_state_dict(state["average"])
        self.average.steps = state["averaged"]
        self.optimise.load_state_dict(state["optimise"])
        self.step = state["step"]
        self.epoch = state["epoch"]


def train(arguments: argparse.Namespace) -> None:
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    crops = Crops(arguments.data, "train", CROP, arguments.seed)
    run = Run(CROP)
    checkpoint = arguments.weights.with_suffix(".checkpoint")
    arguments.weights.parent.mkdir(parents=True, exist_ok=True)
    if checkpoint.exists():
        run.load(checkpoint)
    else:
        write_row(arguments.log, "w", ("epoch", "box_loss", "score_loss", "learning_rate", "seconds"))
    while run.epoch < arguments.epochs:
        write_row(arguments.log, "a", train_epoch(run, crops, arguments))
        run.save(checkpoint)
    torch.save(run.average.network.state_dict(), arguments.weights)
    checkpoint.unlink()


def train_epoch(run: Run, crops: Crops, arguments: argparse.Namespace) -> tuple[object, ...]:
    """Goes once through the pictures; returns the log's row."""
    started = time.monotonic()
    count = len(crops) // BATCH
    sums = [0.0, 0.0]
    for pictures, truth in batches(crops, run.epoch, arguments.seed):
        losses = run.learn(pictures, truth, rate(run.step, arguments.epochs * count))
        sums = [total + loss for total, loss in zip(sums, losses)]
    run.epoch += 1
    seconds = time.monotonic() - started
    means = (f"{total / count:.4f}" for total in sums)
    return run.epoch, *means, f"{rate(run.step - 1, arguments.epochs * count):.6f}", f"{seconds:.0f}"


def write_row(path: Path, mode: str, row: tuple[object, ...]) -> None:
    print(*row, flush=True)
    with open(path, mode, newline="") as file:
        csv.writer(file).writerow(row)


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
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1, help="more than one pays only on idle cores")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
