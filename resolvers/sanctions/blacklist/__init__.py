"""The blacklist for serious cases: proposed, heard, confirmed by a second person, ended by date (D13.2)."""
