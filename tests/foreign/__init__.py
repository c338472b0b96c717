"""Apps as other people write them, in Flask, Django and Express, with the faults that such apps have."""
