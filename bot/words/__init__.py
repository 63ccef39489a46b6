"""All words the program says, in every language it speaks."""
