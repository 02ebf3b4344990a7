"""What things mean: registers, law, Vietnamese language. No Qt, no SQL, no files; imports nothing of ours."""
