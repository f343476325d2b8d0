"""A newsroom's own words are put before those that ship; mistakes in them are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from verify.cli import main
from verify.errors import ConfigError
from verify.match import thesaurus
from verify.match.thesaurus import Nature, Relation, extended

OWN = """
[same]
"knife crime" = ["knife crime", "knife offence", "stabbing"]
"killed" = ["topped"]
[narrower]
"knife crime" = "crime"
[nature]
flows = ["knife crime"]
"""


def test_own_words_stand_beside_those_that_ship() -> None:
    words = extended(OWN, name="words.toml")
    assert words.concepts_of(["stabbing"]) == words.concepts_of(["knife", "offence"])
    assert words.concepts_of(["topped"]) == words.concepts_of(["death"]) == {"killed"}
    assert words.relation("knife crime", "crime") is Relation.NARROWER
    assert words.nature_of(["stabbing"]) is Nature.FLOW
    assert thesaurus.default().concepts_of(["stabbing"]) == {"stabbing"}


def test_a_word_of_ones_own_wins_over_the_shipped_meaning() -> None:
    words = extended('[same]\n"blow" = ["strike"]', name="words.toml")
    assert words.concepts_of(["strike"]) == {"blow"}


def test_a_part_never_stands_for_its_whole() -> None:
    words = thesaurus.default()
    for part, whole in words.wider.items():
        assert words.relation(part, whole) is Relation.NARROWER
        assert words.relation(whole, part) is Relation.BROADER


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[same", "words.toml: is no TOML"),
        ('[sames]\n"a" = ["b"]', "words.toml: [sames]: is no section"),
        ('[same]\n"a" = "b"', "words.toml: [same] a: must be a list"),
        ('[narrower]\n"a" = ["b"]', "words.toml: [narrower] a: must be text"),
        ('[generic]\nword = ["b"]', "words.toml: [generic] word: is no key"),
    ],
)
def test_a_mistake_is_named_with_file_section_and_key(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        extended(text, name="words.toml")
    assert str(caught.value).startswith(message)


def test_the_file_that_sources_name_is_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "words.toml").write_text('[same]\n"zork" = ["zork", "gronk"]', "utf-8")
    (tmp_path / "a.csv").write_text("year,country,n\n2022,Norway,116\n", "utf-8")
    (tmp_path / "a.txt").write_text("Norway counted 116 gronks in 2022.", "utf-8")
    sources = tmp_path / "sources.yaml"
    head, thesaurus_line = "version: 1\n", "thesaurus: words.toml\n"
    rest = (
        "sources:\n  - {name: a, kind: csv, path: a.csv, values: {n: {subject: zorks}},"
        " columns: {period: year, place: country}}\n"
    )
    verdicts = []
    for text in (head + rest, head + thesaurus_line + rest):
        sources.write_text(text, "utf-8")
        main([str(tmp_path / "a.txt"), "--sources", str(sources), "--format", "markdown"])
        verdicts.append("figures agree" in capsys.readouterr().out)
    assert verdicts == [False, True]


def test_a_missing_file_is_a_fault_of_the_configuration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Norway counted 116 accidents in 2022.", "utf-8")
    sources = tmp_path / "sources.yaml"
    sources.write_text("version: 1\nthesaurus: none.toml\nsources: []\n", "utf-8")
    assert main([str(tmp_path / "a.txt"), "--sources", str(sources)]) == 2
    assert "none.toml: cannot be read" in capsys.readouterr().err
