from .area import Area
from .indicator import Dataset, Definition, Indicator, IndicatorArea, Section
from .observation import Observation
from .section_11 import Section11Return, Section11Round

__all__ = [
    "Area",
    "Dataset",
    "Definition",
    "Indicator",
    "IndicatorArea",
    "Observation",
    "Section",
    "Section11Return",
    "Section11Round",
]
