"""A Raspberry Pi, or any Linux machine with a camera, as a drone of Skylens."""
