"""The command line. The only place that prints and that decides exit codes."""
