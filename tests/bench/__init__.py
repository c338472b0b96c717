"""What a turn costs, against the least that it could cost: `python -m tests.bench`."""
