"""Settings of the core's tests."""

from hypothesis import settings

# A test may not depend on the clock: a busy machine is no failure.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
