"""One module for each kind of workbook file; each has `read(data, limits) -> Book` and knows no other kind."""
