"""Where the explorer lives: a server, a notebook."""
