"""Licences for news, grades, declarations, groups and filings, as seen from outside."""
