"""What leaves the page: files, citations, and what they rest on."""
