"""The real services over the sample pages, as the tests of the whole bot have them."""

from tests.e2e.conftest import empty_services, loaded_database, services

__all__ = ["empty_services", "loaded_database", "services"]
