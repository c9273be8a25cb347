"""The commands: one file, one command, found by this folder and imported when it is called."""
