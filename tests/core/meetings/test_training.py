from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modning.meeting.training import (
    Curriculum,
    Trainee,
    TrainingDay,
    short_of_trained,
    trainings,
)

VERSION_1 = Curriculum("version 1", ("modul-1-dag-1", "modul-1-dag-2", "modul-2"))
PIA = Trainee("pia", "Pia", "koege")
PER = Trainee("per", "Per", "koege", left_on=date(2022, 6, 1))
DAYS = (
    TrainingDay(date(2022, 2, 9), "modul-1-dag-1", "version 1", frozenset({"pia", "per"})),
    TrainingDay(date(2022, 2, 10), "modul-1-dag-2", "version 1", frozenset({"per"})),
    TrainingDay(date(2022, 3, 15), "modul-2", "version 1", frozenset({"pia", "per"})),
    TrainingDay(date(2022, 5, 12), "modul-1-dag-2", "version 1", frozenset({"pia"})),
    TrainingDay(date(2022, 11, 8), "modul-3", "version 2", frozenset({"pia"})),
)


def found(on: date, *trainees: Trainee):
    return trainings(VERSION_1, DAYS, trainees, on)


def test_person_is_trained_once_every_module_is_attended():
    before, after = (found(on, PIA)[0] for on in (date(2022, 5, 11), date(2022, 5, 12)))

    assert (before.trained_on, before.lacking) == (None, ("modul-1-dag-2",))
    assert before.told.da == "Pia mangler modul-1-dag-2 i version 1."
    assert (after.trained_on, after.can_deliver) == (date(2022, 5, 12), True)
    assert after.told.da == "Pia blev uddannet i version 1 den 12. maj 2022."


def test_one_who_has_left_is_trained_but_cannot_deliver():
    (per,) = found(date(2022, 6, 1), PER)

    assert (per.trained_on, per.can_deliver) == (date(2022, 3, 15), False)
    assert per.told.da == "Per er stoppet."


def test_training_in_another_version_does_not_count():
    (training,) = trainings(Curriculum("version 2", ("modul-2",)), DAYS, [PIA], date(2023, 1, 1))

    assert training.lacking == ("modul-2",)


def test_site_with_too_few_trained_is_named():
    sites = [("koege", "Køge"), ("odense", "Odense")]

    told = short_of_trained(found(date(2022, 6, 1), PIA, PER), sites, 1)

    assert [text.da for text in told] == ["Odense: 0 uddannet i version 1, der skal være mindst 1."]


def test_curriculum_needs_modules_each_once():
    with pytest.raises(ValueError, match="each once"):
        Curriculum("version 1", ("a", "a"))


@given(st.integers(0, 400), st.integers(0, 400))
def test_nobody_loses_what_they_have_attended(first, second):
    earlier, later = sorted(date(2022, 1, 1) + timedelta(days=days) for days in (first, second))

    before, after = (found(on, PIA, PER) for on in (earlier, later))

    assert all(
        set(then.attended) <= set(now.attended) for then, now in zip(before, after, strict=True)
    )
