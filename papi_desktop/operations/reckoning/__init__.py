"""Figures of reports that need the law or several books; `operations/figures.py` names them all. One file for each family of books."""
