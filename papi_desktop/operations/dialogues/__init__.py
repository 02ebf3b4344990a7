"""Đối thoại: how dialogues and promises stand, meeting mode, and their papers."""
