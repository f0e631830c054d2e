"""Known layouts of exports, one file each: a help to read better, never a condition."""
