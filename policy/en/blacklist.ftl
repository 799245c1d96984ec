### The blacklist.
