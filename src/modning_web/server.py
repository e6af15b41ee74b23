"""One machine, one command: the database, the web server and the worker of the task queue."""

import ctypes
import gc
import logging
import math
import multiprocessing
import os
import signal
import sys
import time
from importlib import import_module
from types import FrameType
from typing import TYPE_CHECKING

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

if TYPE_CHECKING:
    from django_tasks_db.management.commands.db_worker import Worker

logger = logging.getLogger("modning_web.server")
THREADS = 4
WORKER_PATIENCE = 5  # seconds that work under way gets when the site stops
QUEUE_PAUSE = 0.5  # seconds between looks at the queue
ARENAS = -8  # what glibc calls M_ARENA_MAX
COLLECT_AFTER = 10_000  # objects; a page makes some thousands, of which few refer to each other
LOCAL = {"127.0.0.1", "localhost", "::1"}


def run(*, host: str, port: int, demo: bool) -> int:
    """Prepare the site, then serve it until Ctrl-C or SIGTERM."""
    choose_demo(demo=demo)
    share_memory()
    gc.disable()  # while modules load, nearly nothing is thrown away
    prepare()
    gc.freeze()  # what is loaded stays: no need to look through it again and again
    gc.enable()
    gc.set_threshold(COLLECT_AFTER)
    worker = multiprocessing.Process(target=work, name="modning-worker", daemon=True)
    worker.start()
    say_where(host, port)
    try:
        serve_pages(host, port)
    finally:
        worker.terminate()
        worker.join(WORKER_PATIENCE)
        if worker.is_alive():
            worker.kill()
    return 0


def choose_demo(*, demo: bool) -> None:
    """Make a fresh data folder one for demonstration, unless told otherwise."""
    from modning_web.environment import choose_mode, read_environment  # noqa: PLC0415 -- beside its use

    surroundings = read_environment()
    is_fresh = not (surroundings.home / "mode").exists() and not surroundings.database_file.exists()
    if not demo:
        choose_mode(surroundings.home, demo=False)
        os.environ["MODNING_DEMO"] = "0"
    elif is_fresh and not surroundings.database_url:
        choose_mode(surroundings.home, demo=True)


def share_memory() -> None:
    """Let the threads take memory from one place, where the system's library can be told.

    Left alone, glibc gives each thread a place of its own, which keeps what its largest page took.
    """
    if sys.platform == "linux":
        tell = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none
        if tell:
            tell(ARENAS, 1)


def prepare() -> None:
    """Bring the database up to date and fill in what every site has."""
    import django  # noqa: PLC0415 -- settings are read here, not before

    django.setup()
    from django.conf import settings  # noqa: PLC0415 -- after the settings
    from django.db import connections  # noqa: PLC0415 -- after the settings

    from modning_web.home.preparation import prepare_site  # noqa: PLC0415 -- after the settings

    prepare_site()
    # A fault in the pages stops the start here: a web worker that meets it is only started again.
    import_module(settings.ROOT_URLCONF)
    # The processes that are forked from here open connections, and pools of them, of their own.
    for connection in connections.all():
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()


def serve_pages(host: str, port: int) -> None:
    """Serve the site; returns when the process is told to stop."""
    Server(
        "modning_web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()


def work() -> None:
    """Do the jobs in the queue, one at a time, until told to stop."""
    import django  # noqa: PLC0415 -- a new process, on some platforms

    django.setup()
    from django.utils import timezone  # noqa: PLC0415 -- after the settings
    from django.utils.crypto import get_random_string  # noqa: PLC0415 -- after the settings
    from django_tasks_db.management.commands.db_worker import Worker  # noqa: PLC0415 -- after the settings

    from modning_web.home import forgetting  # noqa: PLC0415 -- after the settings
    from modning_web.notices.tasks import (  # noqa: PLC0415 -- after the settings
        SECONDS_BETWEEN,
        keep_post_moving,
    )

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process decides when to stop
    stop = Stop()
    signal.signal(signal.SIGTERM, stop)
    site = multiprocessing.parent_process()
    post_looked_at = forgot_at = -math.inf
    while not stop.is_told and (site is None or site.is_alive()):
        worker = stop.worker = Worker(
            queue_names=["default"],
            interval=QUEUE_PAUSE,
            batch=True,  # do what waits, then come back here to see whether the site still runs
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        try:
            if time.monotonic() - post_looked_at > SECONDS_BETWEEN:
                post_looked_at = time.monotonic()
                keep_post_moving(clock=timezone.now)
            if time.monotonic() - forgot_at > forgetting.SECONDS_BETWEEN:
                forgot_at = time.monotonic()
                forgetting.forget_what_is_over(at=timezone.now())
            worker.run()
        except Exception:
            logger.exception("the worker stumbled and goes on")
        time.sleep(QUEUE_PAUSE)


class Stop:
    """Ends this process when it is told to: at once, or when the job under way is done.

    An exit in the middle of a job would count as the job's own failure.
    """

    def __init__(self) -> None:
        self.is_told = False
        self.worker: Worker | None = None

    def __call__(self, signum: int, frame: FrameType | None) -> None:  # noqa: ARG002 -- Python's signature
        """Take the signal: exit, or let the worker come to its end."""
        self.is_told = True
        if self.worker is None or not self.worker.running_task:
            sys.exit(0)
        self.worker.running = False


def say_where(host: str, port: int) -> None:
    """Print the address, and a warning when strangers could reach the demo."""
    from django.conf import settings  # noqa: PLC0415 -- after the settings

    shown = f"[{host}]" if ":" in host else host
    print(f"modning: http://{shown}:{port}/  (Ctrl-C stopper / stops)", flush=True)
    if settings.DEMO and host not in LOCAL:
        print(
            "Pas på: enhver, der kan nå adressen, kan logge ind som demoperson. / "
            "Beware: whoever can reach this address can sign in as a demo person.",
            flush=True,
        )
