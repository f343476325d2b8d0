"""What is shipped, and that the documents say what is true."""
