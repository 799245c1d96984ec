"""Documents that bind, who accepted them, and staff: the conditions."""
