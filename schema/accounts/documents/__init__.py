"""Documents that bind, who accepted them, and staff, as seen from outside."""
