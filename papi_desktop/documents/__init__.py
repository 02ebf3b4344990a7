"""Official papers: one description, two renderers (PDF and DOCX), and the gate that reads the finished file as a stranger would.

Imports only `domain` and the ground modules. Must not know where facts are kept or what the window looks like.
"""
