"""One renderer per output: each shows values, none computes them."""
