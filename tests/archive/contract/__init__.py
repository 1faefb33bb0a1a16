"""What every engine of the archive must do. A new one joins by an entry in `ENGINES` of tests/archive/conftest.py."""
