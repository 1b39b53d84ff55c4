#!/usr/bin/env python3
"""Makes regions.csv from two lists of administrative divisions. Run it again when a newer list is published:

    python3 make-regions.py divisions_2023.csv.gz division_history_1980_2023.csv.gz > regions.csv

Input 1: code, level (1-4), name, parent_code, in_gbt2260 (0 = functional zone).   Current divisions; level 4 is left out.
Input 2: code, name, first_seen, last_seen, current_2023.                          One line per code and name it ever had.

first_seen and last_seen are editions of the list ("1992-12" a month, "2020-nbs" a year), not days of change. A change is
dated to the first day of the edition that first shows it, so a date can be late by up to one edition (a year). Where the
month of a change is known it stands in EXACT.

A successor is written only when it follows from the lists: the code ended, and in the next edition exactly one new code
of the same level has the same name (without 县, 市, 区 ...) in the same prefecture, or in the prefecture's own successor.
Everything else stays without a successor, except the changes listed in EXACT_SUCCESSORS.
"""
import csv
import gzip
import sys
from collections import defaultdict
from datetime import date, timedelta

OLDEST = "1992-12"  # codes that ended before this edition are left out
ALWAYS = "1980-12"  # the oldest edition

# From January 2019 Laiwu city is part of Jinan: two districts of Jinan took its place (month from memory, to be confirmed).
EXACT = {"371200": (None, "2018-12-31"), "371202": (None, "2018-12-31"), "371203": (None, "2018-12-31"),
         "370116": ("2019-01-01", None), "370117": ("2019-01-01", None)}
EXACT_SUCCESSORS = {"371200": ["370116", "370117"], "371202": ["370116"], "371203": ["370117"]}

ENDINGS = sorted(["特别行政区", "自治州", "自治县", "自治旗", "管理区", "地区", "林区", "特区", "矿区", "新区", "郊区",
                  "县", "市", "区", "旗", "盟", "州"], key=len, reverse=True)


def read(path):
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def level(code):
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3


def stem(name):
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name[: -len(ending)]
    return name


def first_day(edition):
    return edition[:4] + "-01-01" if edition.endswith("-nbs") else edition + "-01"


class Divisions:
    def __init__(self, current, history):
        self.current = {}
        for row in current:
            if row["level"] != "4":
                # 东莞, 中山 and 儋州 stand at levels 2 and 3 under one code; the first, level 2, is kept.
                self.current.setdefault(row["code"], row)
        self.editions = sorted({row[edge] for row in history for edge in ("first_seen", "last_seen")})
        self.spans = defaultdict(list)
        for row in history:
            if row["last_seen"] >= OLDEST:
                self.spans[row["code"]].append(row)
        for code in self.current.keys() - self.spans.keys():  # groupings such as 110100 市辖区, absent from the older lists
            province = self.spans[code[:2] + "0000"][0]
            self.spans[code].append({"code": code, "name": self.current[code]["name"], "current_2023": "1",
                                     "first_seen": province["first_seen"], "last_seen": self.editions[-1]})
        for code, rows in self.spans.items():
            # A name that appears only while another name of the same code lasts is a slip of one edition (2003, 2004, 2015).
            self.spans[code] = sorted((row for row in rows if not any(self.inside(row, other) for other in rows)),
                                      key=lambda row: row["first_seen"])

    @staticmethod
    def inside(row, other):
        return (row is not other and other["first_seen"] <= row["first_seen"] and row["last_seen"] <= other["last_seen"])

    def next_edition(self, edition):
        return self.editions[self.editions.index(edition) + 1]

    def dates(self, row):
        exact_from, exact_to = EXACT.get(row["code"], (None, None))
        if row["current_2023"] == "1":
            end = ""
        else:
            end = str(date.fromisoformat(first_day(self.next_edition(row["last_seen"]))) - timedelta(days=1))
        return exact_from or first_day(row["first_seen"]), exact_to or end

    def parent(self, row):
        code = row["code"]
        if code in self.current and row["current_2023"] == "1":
            return self.current[code]["parent_code"]
        city, province = code[:4] + "00", code[:2] + "0000"
        known = level(code) == 3 and any(other["first_seen"] <= row["last_seen"] and row["first_seen"] <= other["last_seen"]
                                         for other in self.spans.get(city, []))
        return "" if level(code) == 1 else city if known else province

    def zone(self, row):
        code = row["code"]
        if code in self.current and row["current_2023"] == "1":
            return self.current[code]["in_gbt2260"] == "0"
        return level(code) == 3 and "71" <= code[4:] <= "79" and row["first_seen"].endswith("-nbs")

    def ended(self, code):
        return self.spans[code][-1]["current_2023"] != "1"

    def successors(self):
        born = defaultdict(list)
        for code, rows in self.spans.items():
            born[rows[0]["first_seen"]].append(code)
        found = dict(EXACT_SUCCESSORS)
        for wanted in (2, 3):  # cities first: a county may follow its city to a new code
            for code in sorted(self.spans):
                if level(code) == wanted and self.ended(code) and code not in found:
                    heirs = self.heirs(code, born, found)
                    if len(heirs) == 1:
                        found[code] = heirs
        return found

    def heirs(self, code, born, found):
        last = self.spans[code][-1]
        homes = {code[:2]} if level(code) == 2 else {code[:4]} | {c[:4] for c in found.get(code[:4] + "00", [])}
        return [other for other in born[self.next_edition(last["last_seen"])]
                if level(other) == level(code) and other[:2 * level(code) - 2] in homes
                and stem(self.spans[other][0]["name"]) == stem(last["name"])]


def main(current_path, history_path):
    divisions = Divisions(read(current_path), read(history_path))
    successors = divisions.successors()
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["code", "level", "name", "parent", "valid_from", "valid_to", "zone", "successors"])
    for code in sorted(divisions.spans):
        rows = divisions.spans[code]
        for row in rows:
            heirs = successors.get(code, []) if row is rows[-1] else []
            out.writerow([code, level(code), row["name"], divisions.parent(row), *divisions.dates(row),
                          int(divisions.zone(row)), " ".join(heirs)])


if __name__ == "__main__":
    main(*sys.argv[1:3])
