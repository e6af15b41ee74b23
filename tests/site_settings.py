"""The site's settings for tests: the same ones, with a data folder that is thrown away."""

import atexit
import os
import shutil
import tempfile

HOME = tempfile.mkdtemp(prefix="modning-tests-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ.update(
    MODNING_HOME=HOME,
    MODNING_DEMO="0",
    MODNING_IMMEDIATE_JOBS="1",
    MODNING_HOSTS="localhost,127.0.0.1,testserver",
)

from modning_web.settings import *  # noqa: E402, F403 -- the environment comes first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, and only here
WHITENOISE_AUTOREFRESH = True  # look for a file when it is asked for, not for all at start
CACHES = {  # every read is recorded anew, so that statements can be counted
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "seen": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
