import pytest

from tracking.domain.percentiles import p95, weighted_p95


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], None),
        ([7.0], 7.0),
        (range(1, 21), 19),
        (range(1, 101), 95),
        ([1.0] * 95 + [9.0] * 5, 1.0),
        ([1.0] * 94 + [9.0] * 6, 9.0),
    ],
)
def test_the_smallest_value_that_95_percent_do_not_pass(values, expected):
    assert p95(list(values)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], None),
        ([(5.0, 0.0)], None),
        ([(30.0, 95.0), (600.0, 5.0)], 30.0),
        ([(30.0, 94.0), (600.0, 6.0)], 600.0),
        ([(600.0, 6.0), (30.0, 94.0)], 600.0),
    ],
)
def test_a_value_counts_as_much_as_it_weighs(values, expected):
    assert weighted_p95(values) == expected
