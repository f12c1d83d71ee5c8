from .base import BoardViewMixin
from .exports import ExportsMixin

__all__ = ["BoardViewMixin", "ExportsMixin"]
