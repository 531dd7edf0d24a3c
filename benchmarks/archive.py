"""Peak memory and speed of `factx extract crawl.warc.gz`, by the size of the crawl: it must not grow with it.

    python benchmarks/archive.py [--sizes 100 400] [--max MB]

The crawl is made on the fly: answers of a server, each a page of its own numbers among the navigation, scripts and related links
that pages have, packed record by record as crawlers do. It and the facts are removed afterwards. Sizes are those of the unpacked
records. With --max, exit 1 if a run takes more memory.
"""

from __future__ import annotations

import argparse
import gzip
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
MEGABYTE = 1 << 20
PAGE = 40_000  # bytes of a page, about
NAMES = ("青禾", "云帆", "海岳", "北辰", "南溪", "星澜", "松涛", "远山")
SENTENCES = (
    "截至{year}年末，{name}累计注册用户达{a}亿人，同比增长{b}%。",
    "{year}年，公司实现营业收入{c}亿元，同比增长{b}%；净利润{a}亿元，研发费用{a}亿元。",
    "{name}已累计申请专利{d}件，其中发明专利{b}件，研发人员占比{b}%。",
    "业内人士认为，随着政策的落地和市场的回暖，行业有望在未来几年里保持稳健的发展，企业也将获得更多的机会。",
    "该负责人在会上介绍了公司在技术、服务和风险控制上的做法，并回答了与会者的问题，会议气氛热烈。",
)


def page(number: int, random: Random) -> bytes:
    """An article among what stands around it."""
    name = random.choice(NAMES) + random.choice(NAMES)
    text = "".join(
        f"<p>{random.choice(SENTENCES)}{random.choice(SENTENCES)}</p>\n".format(
            name=name,
            year=random.randint(2015, 2023),
            a=round(random.uniform(1, 9), 1),
            b=random.randint(2, 60),
            c=round(random.uniform(10, 900), 2),
            d=random.randint(100, 9000),
        )
        for _ in range(20)
    )
    links = "".join(f'<li><a href="/news/{random.randrange(10**8)}.html">{name}相关新闻第{i}条</a></li>\n' for i in range(120))
    script = f"var data = {[random.randrange(10**6) for _ in range(1800)]};"
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{name}公布年报_{number}</title>"
        f"<script>{script}</script></head><body><div class='nav'><ul>{links}</ul></div>"
        f"<div class='article'><h1>{name}公布年报</h1><p>2023-0{number % 9 + 1}-11 来源：本网</p>"
        f"{text}</div><div class='related'><ul>{links}</ul></div></body></html>"
    ).encode()


def records(size: int) -> Iterator[bytes]:
    """Records of so many bytes together."""
    random, made, number = Random(7), 0, 0
    while made < size:
        number += 1
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(number, random)
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{number}.html\r\n"
        head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
        record = head.encode() + body + b"\r\n\r\n"
        made += len(record)
        yield record


def measure(size: int, folder: str) -> tuple[float, float, int]:
    """Seconds, peak memory in MB, and the number of facts of a crawl of so many MB."""
    crawl, facts = Path(folder, "crawl.warc.gz"), Path(folder, "facts.csv")
    with crawl.open("wb") as stream:
        stream.writelines(gzip.compress(record, 1) for record in records(size * MEGABYTE))
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    start = perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "factx.cli", "extract", str(crawl), "-o", str(facts)], env=environment)
    _, status, used = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    if status:
        raise SystemExit(f"factx ended with {status}")
    with facts.open("rb") as lines:
        count = sum(1 for _ in lines) - 1
    crawl.unlink()
    facts.unlink()
    return seconds, used.ru_maxrss / 1024, count


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 400], help="MB of unpacked records")
    parser.add_argument("--max", type=float, default=None, help="exit 1 above so many MB of memory")
    options = parser.parse_args()
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            seconds, memory, count = measure(size, folder)
            worst = max(worst, memory)
            speed = size / seconds
            print(f"{size:5} MB   {seconds:6.1f} s   {speed:5.2f} MB/s   peak {memory:5.1f} MB   {count} facts", flush=True)
    return int(options.max is not None and worst > options.max)


if __name__ == "__main__":
    sys.exit(main())
