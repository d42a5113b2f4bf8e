"""Headline sentences and notes of single pages."""
