"""Markup of pages and of their parts."""
