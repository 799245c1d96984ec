"""Licences for news, grades, declarations, groups and filings."""
