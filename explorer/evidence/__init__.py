"""What a number rests on: provenance, range and credit."""
