### Leaving: accounts and users closed, one's own data.
