"""How probes look: the commands that they may ask, and what each of them is."""
