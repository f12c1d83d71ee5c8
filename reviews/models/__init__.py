from .death_review import DeathReviewYear
from .review import Review

__all__ = ["DeathReviewYear", "Review"]
