"""What may be done and seen: one function per verb and per view, called alike by both doors."""
