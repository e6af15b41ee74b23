"""What is worked out once is kept by its key, and only so much of it."""

from collections.abc import Callable

from modning_web.kept import Kept


def squares(asked: list[list[int]]) -> Callable[[list[int]], dict[int, int]]:
    """Return a worker that writes down what it is asked for."""

    def work_out(keys: list[int]) -> dict[int, int]:
        asked.append(keys)
        return {key: key * key for key in keys}

    return work_out


def test_answer_is_worked_out_once() -> None:
    kept: Kept[int, int] = Kept(most=9)
    asked: list[list[int]] = []

    first = kept.of([1, 2], squares(asked))
    second = kept.of([2, 3], squares(asked))

    assert first == {1: 1, 2: 4}
    assert second == {2: 4, 3: 9}
    assert asked == [[1, 2], [3]]


def test_nothing_is_worked_out_when_all_is_known() -> None:
    kept: Kept[int, int] = Kept(most=9)
    asked: list[list[int]] = []
    kept.of([1], squares(asked))

    kept.of([1], squares(asked))

    assert asked == [[1]]


def test_oldest_is_let_go_of_when_there_is_no_room() -> None:
    kept: Kept[int, int] = Kept(most=2)

    answers = kept.of([1, 2, 3], squares([]))

    assert answers == {1: 1, 2: 4, 3: 9}
    assert kept.known() == {2: 4, 3: 9}
