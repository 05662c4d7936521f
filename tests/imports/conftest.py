from tests.disk import disk

__all__ = ["disk"]
