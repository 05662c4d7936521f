from tests.disk import disk as disk
