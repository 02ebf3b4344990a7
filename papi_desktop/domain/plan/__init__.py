"""Reading a PAPI plan: from the rows of its table, or from its paragraphs, to tasks with schedule, target and whose they are."""
