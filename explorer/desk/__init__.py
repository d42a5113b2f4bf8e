"""Answers that need markup or files."""
