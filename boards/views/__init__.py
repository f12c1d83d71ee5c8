from .base import BoardViewMixin

__all__ = ["BoardViewMixin"]
