"""How often each of some texts stands in the memory of a process, in the encodings a program or a script keeps them in.

usage: in_memory.py PROCESS, the texts one a line on standard input, bytes as `hex:` and their digits; prints one number a line,
and on standard error what stands around each find.

Only pages that are there are read: a web view reserves gigabytes it never touches.
"""
import array
import mmap
import sys

PAGE = mmap.PAGESIZE
AROUND = 300
PRESENT = 1 << 63 | 1 << 62  # in memory, or swapped out

process = sys.argv[1]
wanted = sys.stdin.read().splitlines()
found = [0] * len(wanted)


def forms(text):
    """The bytes a text, or some bytes, can stand there as."""
    if text.startswith("hex:"):
        return [bytes.fromhex(text[4:])]
    return [text.encode(), text.encode("utf-16-le")]


looked_for = [(at, form) for at, text in enumerate(wanted) for form in forms(text)]


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
            for at, form in looked_for:
                hit = part.find(form)
                while hit >= 0:
                    found[at] += 1
                    around = part[max(0, hit - AROUND) : hit + len(form) + AROUND]
                    print(f"text {at} at {begin + hit:#x} of {mapping[0]:#x} to {mapping[1]:#x}: {around}", file=sys.stderr)
                    hit = part.find(form, hit + 1)
print("\n".join(map(str, found)))
