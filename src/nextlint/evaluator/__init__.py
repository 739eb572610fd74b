"""Abstract interpretation of JavaScript: statements, expressions and the built-ins, over known and unknown values."""
