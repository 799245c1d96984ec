"""Rules of people and accounts."""
