"""What every engine of the archive must do. A new engine joins by one more entry in `ENGINES` of conftest.py."""
