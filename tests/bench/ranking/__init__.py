"""How well the ranking tells fakes from the innocent, on many made networks."""
