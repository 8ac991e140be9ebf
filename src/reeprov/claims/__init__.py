"""From a document to what it says: sentences, quotations, times, figures, attributions, and the claims made of them."""

from .sentences import segment
from .statements import read_statements

__all__ = ["read_statements", "segment"]
