"""Dates as people write them: periods, timings, durations and holidays, in Danish and English."""
