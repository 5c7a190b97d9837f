"""How long hypothesis tries: quickly and always the same by default, long and at random on demand
(`pytest --hypothesis-profile=long`)."""

from hypothesis import HealthCheck, Phase, settings

LONG = "long"

settings.register_profile(LONG, deadline=None, print_blob=True)


def how_long(*, examples: int, steps: int) -> settings:
    """Settings of a state machine; with the long profile forty times as many examples."""
    long = settings.get_current_profile_name() == LONG
    return settings(
        max_examples=examples * (40 if long else 1),
        stateful_step_count=steps * (2 if long else 1),
        derandomize=not long,
        database=None,
        deadline=None,
        print_blob=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
