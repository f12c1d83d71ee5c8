from .job import Job
from .lease import Lease

__all__ = ["Job", "Lease"]
