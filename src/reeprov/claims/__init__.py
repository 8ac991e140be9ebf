"""From a document to its sentences, and from its sentences to its claims."""

from .cited import find_claims
from .sentences import segment

__all__ = ["find_claims", "segment"]
