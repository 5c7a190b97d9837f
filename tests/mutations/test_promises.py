"""The mutations fit the code, and docs/reliability.md names the tests that notice them. That these
do is seen by `make mutants`, which takes some minutes."""

import ast
from collections import Counter

import pytest

from tests.mutations.mutation import ROOT
from tests.mutations.promises import MUTATIONS

DOCUMENT = ROOT / "docs" / "reliability.md"

each_mutation = pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: each.promise)


@each_mutation
def test_what_it_replaces_stands_in_the_code_once_and_leaves_python(mutation):
    assert mutation.fits(), f"write {mutation.file!r} anew in tests/mutations"
    ast.parse(mutation.broken())


def test_the_tests_that_notice_are_there():
    named = {each.test for each in MUTATIONS}
    there = {
        test for file in {each.partition("::")[0] for each in named} for test in names_in(file)
    }
    assert named - there == set()


def names_in(file):
    module = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    for node in module.body:
        yield f"{file}::{getattr(node, 'name', '')}"
        for inner in getattr(node, "body", ()) if isinstance(node, ast.ClassDef) else ():
            yield f"{file}::{node.name}::{getattr(inner, 'name', '')}"


def test_each_promise_is_made_once():
    promises = Counter(each.promise for each in MUTATIONS)
    assert [promise for promise, count in promises.items() if count > 1] == []


def test_the_document_says_of_each_promise_which_test_notices():
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    start = lines.index("|---|---|---|") + 1
    told = [line for line in lines[start:] if line.startswith("|")]
    # `python -m tests.mutations --table` prints it.
    assert told == [each.row() for each in MUTATIONS]
