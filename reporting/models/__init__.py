from .edition import Edition
from .report import AnnualReport, Section

__all__ = ["AnnualReport", "Edition", "Section"]
