"""The range of numbers offered for one more computer."""

from __future__ import annotations

from papi_desktop.operations import number_ranges, workplaces
from papi_desktop.operations.office import Office


def test_each_range_offered_begins_after_those_kept(office: Office) -> None:
    first = number_ranges.next_range(office)
    assert first[0] > 1, "the first computer keeps room of its own"
    workplaces.add(office, "Máy văn thư", (first[0], first[1] + 50))
    low, high = number_ranges.next_range(office)
    assert low == first[1] + 51
    assert high - low == first[1] - first[0]
    workplaces.add(office, "Máy địa chính", (low, high))
    assert number_ranges.next_range(office)[0] == high + 1
