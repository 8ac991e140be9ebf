"""Pure functions that bring what people write into one form."""
