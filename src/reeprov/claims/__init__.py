"""From a document to what it says: sentences, quotations, times, figures, attributions, and the claims made of them."""

from .checks import examine
from .sentences import segment
from .statements import read_statements

__all__ = ["examine", "read_statements", "segment"]
