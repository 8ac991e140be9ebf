"""The command line: options → settings → spine → report → exit status.  No policy."""
