"""Several processes at one ledger: writers take turns, readers do not wait."""

import multiprocessing
import threading
from pathlib import Path

from tests.ledger.killing import numbered_report
from tests.ledger.reports import raw_of
from whence.ledger import Ledger

N_EACH = 25


def write_numbers(path: Path, numbers: range) -> None:
    """Add some numbered reports; also the making of the file is a race."""
    with Ledger.open(path, busy_timeout_s=30) as ledger:
        for number in numbers:
            reading = numbered_report(number)
            ledger.add(reading, raw_of(reading))


def test_two_writers_both_succeed(path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    shares = [range(N_EACH), range(N_EACH // 2, 2 * N_EACH)]  # some documents come from both
    writers = [spawn.Process(target=write_numbers, args=(path, share)) for share in shares]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=120)
    assert [writer.exitcode for writer in writers] == [0, 0]
    with Ledger.open(path) as ledger:
        verdict = ledger.verify()
        assert verdict.is_sound, verdict.faults
        assert verdict.n_documents == 2 * N_EACH
        for number in range(2 * N_EACH):
            reading = numbered_report(number)
            assert ledger.reading(reading.document.id) == reading


def test_many_threads_may_make_one_ledger(path: Path) -> None:
    faults: list[BaseException] = []

    def make(number: int) -> None:
        try:
            write_numbers(path, range(number, number + 2))
        except BaseException as error:  # noqa: BLE001 - handed to the assertion below
            faults.append(error)

    threads = [threading.Thread(target=make, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.stats().n_documents == 9


def test_readers_see_whole_documents_while_one_writes(path: Path) -> None:
    Ledger.open(path).close()
    writer = threading.Thread(target=write_numbers, args=(path, range(60)))
    writer.start()
    seen = []
    with Ledger.open(path, read_only=True) as ledger:
        while True:
            is_last = not writer.is_alive()
            rows = ledger.documents()
            seen.append(len(rows))
            assert all(row.n_statements == 2 for row in rows)
            if rows:
                assert len(ledger.reading(rows[-1].id).statements) == 2
            if is_last:
                break
    writer.join()
    assert seen == sorted(seen)
    assert seen[-1] == 60
