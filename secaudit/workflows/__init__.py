"""The order of things where several features meet."""
