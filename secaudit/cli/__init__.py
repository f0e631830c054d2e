"""The command line: parses, calls one workflow, shows the result, returns a code."""
