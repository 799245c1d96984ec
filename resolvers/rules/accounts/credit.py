"""The credit of registrants: the conditions."""
