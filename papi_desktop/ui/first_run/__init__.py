"""The first run: from an empty folder to an office with villages, places, signers, a password and a recovery sheet."""
