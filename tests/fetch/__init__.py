"""The door to the network and the file system."""
