"""Pass rates on the published spec cases, where they are at hand; what they contradict stands in quantities-disputed.yaml."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
import yaml

import factx
from factx.text import fold

SPECS = Path(__file__).resolve().parents[1].parent / "shared" / "specs"
DISPUTED = yaml.safe_load((Path(__file__).parent / "cases" / "quantities-disputed.yaml").read_text("utf-8"))
MODELS = [
    ("Number", "NumberModel", "number", "zh", 0.97), ("Number", "PercentModel", "percent", "zh", 0.98),
    ("NumberWithUnit", "CurrencyModel", "currency", "zh", 0.98), ("Number", "NumberModel", "number", "en", 0.97),
    ("Number", "PercentModel", "percent", "en", 0.95), ("NumberWithUnit", "CurrencyModel", "currency", "en", 0.97),
]  # fmt: skip


@pytest.mark.skipif(not SPECS.is_dir(), reason="needs ../shared/specs")
@pytest.mark.parametrize(("folder", "model", "key", "code", "floor"), MODELS)
def test_published_cases_pass(folder: str, model: str, key: str, code: str, floor: float) -> None:
    spec = importlib.util.spec_from_file_location("score", SPECS / "score.py")
    assert spec and spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    name = {"zh": "Chinese", "en": "English"}[code]
    disputed = [word for where, word, _ in DISPUTED if where == f"{code} {model}"]
    passed, failed = 0, []
    for case in json.loads((SPECS / folder / name / f"{model}.json").read_text("utf-8")):
        skipped = len(str(case.get("NotSupported", "")).split(",")) >= 4
        if skipped or any(word in fold(case["Input"]).replace(" ", "") or word in fold(case["Input"]) for word in disputed):
            continue
        values = score.quantities(factx.mentions(case["Input"], language=code))
        if score.same_numbers(score.found_numbers(values, key), score.wanted_numbers(case["Results"], key)):
            passed += 1
        else:
            failed.append(case["Input"])
    assert passed / (passed + len(failed)) >= floor, failed
