"""One file for each way to show a notice: `NOTICE` says where it works and with which command."""
