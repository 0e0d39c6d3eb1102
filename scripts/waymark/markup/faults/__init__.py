"""The checks behind :func:`waymark.markup.inspect`, by what they look at."""
