"""Bytes to what stands in the file: one module per container, found by walking this folder."""
