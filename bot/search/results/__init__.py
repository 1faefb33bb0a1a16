"""What a result shows: snippets, and the explanation of why it was found."""
