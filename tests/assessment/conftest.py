from tests.disk import disk as disk
from tests.disk import site as site
