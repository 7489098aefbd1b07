"""For every folder of tests."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)  # a busy machine is slow, not wrong; speed has tests of its own
settings.load_profile("patient")
