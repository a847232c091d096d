"""Trains the demo model: from pictures that the simulator made to a TorchScript file."""
