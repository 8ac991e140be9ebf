"""Is this title that title?  Across languages, by meaning and by letters, with numbers and names as evidence."""

from .interface import Evidence, Ranking, Scorer
from .ranking import find, rank
from .same import TitleMatch, same_title

__all__ = ["Evidence", "Ranking", "Scorer", "TitleMatch", "find", "rank", "same_title"]
