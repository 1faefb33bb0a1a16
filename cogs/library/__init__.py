"""`!library`: adding, removing, exporting; feeds of a server."""
