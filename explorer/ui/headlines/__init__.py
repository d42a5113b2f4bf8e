"""The sentences of pages that have a file of their own."""
