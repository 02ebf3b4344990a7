"""Budget tables: what a table is, how its rows stand under each other, its formulas, its checks and its public copy."""
