"""Benchmarks of the package and of comparable clients: `python -m benchmarks`."""
