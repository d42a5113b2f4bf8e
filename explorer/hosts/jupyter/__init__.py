"""Pages and slides as widgets, in a notebook."""
