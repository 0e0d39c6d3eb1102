"""The processes of a build. This module loads none of the rooms: workers start while those load."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import resource_tracker
from tempfile import TemporaryDirectory


@contextmanager
def executor(jobs: int) -> Iterator[Executor]:
    """The one place where processes are chosen: spawned, as on Windows and macOS too.

    They start at once, deaf to Ctrl-C from their first moment: one that is still loading its
    modules would else tell of an interrupt that is the parent's to answer. What they put into
    temporary folders goes with them, also where they are ended in the middle of their work.
    """
    count = jobs or os.cpu_count() or 1
    with (
        TemporaryDirectory(prefix="waymark-", ignore_cleanup_errors=True) as folder,
        ProcessPoolExecutor(
            max_workers=count,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(folder,),
        ) as pool,
    ):
        with _deaf_from_birth():
            for _ in range(count):
                pool.submit(int)  # each starts one
        yield pool


@contextmanager
def _deaf_from_birth() -> Iterator[None]:
    """Whatever this thread starts meanwhile begins without hearing Ctrl-C. What this process hears
    it answers when all have started: none is left half begun, and no Ctrl-C is lost.

    Windows starts processes with nothing of the kind; there they are deaf when they begin to work.
    """
    heard: list[int] = []
    usual, before = None, None
    if threading.current_thread() is threading.main_thread():
        usual = signal.getsignal(signal.SIGINT)
    if usual is not None:
        signal.signal(signal.SIGINT, lambda number, _frame: heard.append(number))
    if hasattr(signal, "pthread_sigmask"):
        # The tracker of resources, which starts with the first process, ends every such silence.
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if usual is not None:
            signal.signal(signal.SIGINT, usual)
        if heard:
            signal.raise_signal(signal.SIGINT)


def _begin(folder: str) -> None:
    """What a worker does first; ``folder`` is that of its temporary files.

    It does not outlive a build that was killed: it would wait for work for ever. Ctrl-C reaches
    every process of a terminal; the parent answers it, and ends its workers. They load what drawing
    takes while the parent loads its rooms and reads: it is the longest to load.
    """
    tempfile.tempdir = folder
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    from waymark.site import ready_to_draw

    ready_to_draw()


def collect_seldom() -> None:
    """A build makes millions of values that live as long as it does: to look through them for
    unused rings again and again took an eighth of its time."""
    gc.set_threshold(200_000, 20, 100)
