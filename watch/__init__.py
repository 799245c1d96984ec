"""What an operator sees of a running process: its log, its numbers, its alarms."""
