"""What an official does from beginning to end, through the real window."""
