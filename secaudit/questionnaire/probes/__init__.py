"""What the computer can be asked of itself: one file per probe, its path here is its id."""
