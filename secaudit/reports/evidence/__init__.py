"""The documents of an evidence pack, each as a page to print and as plain text, and its files."""
