"""Known layouts of exports, one file each: a help for reading better, never a condition for reading."""
