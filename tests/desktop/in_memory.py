"""How often each of some texts stands in the memory of a process, in the encodings a program or a script keeps them in.

usage: in_memory.py PROCESS, the texts one a line on standard input; prints one number a line, and on standard error what
stands around each find.

Only pages that are there are read: a web view reserves gigabytes it never touches.
"""
import array
import mmap
import re
import sys

PAGE = mmap.PAGESIZE
AROUND = 300
PRESENT = 1 << 63 | 1 << 62  # in memory, or swapped out

process = sys.argv[1]
wanted = sys.stdin.read().splitlines()
found = [0] * len(wanted)


def resident(pagemap, begin, end):
    """The stretches of [begin, end) that are there."""
    pagemap.seek(begin // PAGE * 8)
    entries = array.array("Q", pagemap.read((end - begin) // PAGE * 8))
    start = None
    for at, entry in enumerate(entries):
        if entry & PRESENT:
            start = at if start is None else start
        elif start is not None:
            yield begin + start * PAGE, begin + at * PAGE
            start = None
    if start is not None:
        yield begin + start * PAGE, begin + len(entries) * PAGE


def writable():
    """Every writable mapping of which anything is there."""
    with open(f"/proc/{process}/smaps") as maps:
        here = None
        for line in maps:
            name, *fields = line.split()
            if not name.endswith(":"):
                begin, end = (int(number, 16) for number in name.split("-"))
                here = (begin, end) if "rw" in fields[0] and "/dev/" not in line else None
            elif name == "Rss:" and here is not None and fields[0] != "0":
                yield here


with open(f"/proc/{process}/mem", "rb", 0) as memory, open(f"/proc/{process}/pagemap", "rb", 0) as pagemap:
    for mapping in writable():
        for begin, end in resident(pagemap, *mapping):
            try:
                memory.seek(begin)
                part = memory.read(end - begin)
            except (OSError, ValueError):
                continue
            for at, text in enumerate(wanted):
                for form in (text.encode(), text.encode("utf-16-le")):
                    for hit in re.finditer(re.escape(form), part):
                        found[at] += 1
                        around = part[max(0, hit.start() - AROUND) : hit.end() + AROUND]
                        print(f"{begin + hit.start():#x}: {around}", file=sys.stderr)
print("\n".join(map(str, found)))
