"""The packed list of words, read."""

from __future__ import annotations

import gzip

import pytest

from sorade.reference.building.frequency import zipfs

HEAD = b"\x82\xa6format\xa2cB\xa7version\x01"


def test_each_list_is_a_hundredth_rarer_than_the_one_before() -> None:
    word = "言葉".encode()
    packed = gzip.compress(
        b"\xdc\x00\x04" + HEAD + b"\x90" + b"\x92\xa1a\xd9\x06" + word + b"\xdd\x00\x00\x00\x01\xa1b"
    )
    assert zipfs(packed) == pytest.approx({"a": 8.99, "言葉": 8.99, "b": 8.98})


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="another format"):
        zipfs(gzip.compress(b"\x91\x81\xa6format\x01"))
    with pytest.raises(ValueError, match="unknown kind: 0xc0"):
        zipfs(gzip.compress(b"\x91\xc0"))
