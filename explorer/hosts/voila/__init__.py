"""The server: Voila over the notebooks, with pages that are readable before a kernel is there."""
