"""What follows from a scenario, said as messages with values: no word is spoken here."""
