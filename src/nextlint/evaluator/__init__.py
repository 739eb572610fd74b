"""Abstract interpretation: statements, expressions and the language's library over known and unknown values."""
