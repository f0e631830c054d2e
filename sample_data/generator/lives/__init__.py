"""The accounts, one module each; `LIFE` is what each holds."""
