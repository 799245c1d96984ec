"""Both sides are heard before a case is decided: questions to complainants, and what the other side says."""
