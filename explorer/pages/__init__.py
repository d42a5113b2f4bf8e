"""Which questions there are, and what each page, lesson, tour and talk is made of."""
