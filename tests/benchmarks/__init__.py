"""The bars of speed and memory: every figure beside its floor, measured in the same run."""
