"""What sanctions take, what is asked before one holds, and what the ladder proposes: pure, like all rules."""
