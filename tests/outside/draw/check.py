# Recomputes a published draw (qd1) from its bundle with nothing but a hash function: python3 check.py BUNDLE [LIST]; exit 0 if all is as published.
import base64, hashlib, hmac, json, sys
sha = lambda data: hashlib.sha256(data).digest()
jcs = lambda value: json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
def must(holds, what):
    if not holds: sys.exit("WRONG: " + what)
once = lambda pairs: must(len(dict(pairs)) == len(pairs), "a name occurs twice") or dict(pairs)
def root(level):
    while len(level) > 1:
        level = [sha(b"\1" + level[i] + level[i + 1]) if i + 1 < len(level) else level[i] for i in range(0, len(level), 2)]
    return level[0].hex() if level else sha(b"").hex()
def beacon(plan, said):
    if said["type"] == "drand": return sha(bytes.fromhex(said["signature"]))
    if said["type"] == "lottery": return sha("\n".join(["qd1/lottery", said["game"], said["issue"], said["number"]]).encode())
    lines = [(line.split(" ")[1], base64.b64decode(line.split(" ")[2])) for line in said["proof"].split("\n") if line.startswith("— ")]
    signed = {f"{name}+{line[:4].hex()}": line[4:] for name, line in lines}
    return sha(b"".join(signed.get("+".join(key.split("+", 2)[:2]), b"") for key in plan["ledger"]["witnesses"]))
bundle = json.loads((raw := open(sys.argv[1], "rb").read()), object_pairs_hook=once)
plan, entropy, said = bundle["plan"], bundle["plan"]["entropy"], bundle["beacon"]
must(jcs(bundle) == raw and plan["v"] == "qd1", "not canonical JSON of qd1")
reveals = [bytes.fromhex(one.get("r", "")) for one in bundle["reveals"]]
must(len(reveals) == len(entropy["commits"]), "number of reveals")
must(all("r" not in one or sha(b"qd1/commit\n" + r).hex() == c for one, r, c in zip(bundle["reveals"], reveals, entropy["commits"])), "a reveal and its commitment")
planned = entropy["fallback" if "why" in said else "beacon"]
must(all(planned.get(name) == said.get(name) for name in ("type", "round", "game", "issue")), "another beacon than planned")
seed = sha(b"qd1/seed\n" + sha(jcs(plan)) + b"".join(len(r).to_bytes(4, "big") + r for r in reveals + [beacon(plan, said)]))
must(seed.hex() == bundle["seed"], "the seed")
leaves = [json.loads(line) for line in open(sys.argv[2])] if len(sys.argv) > 2 else bundle["subjects"]
must(root([sha(b"\0" + jcs(leaf)) for leaf in leaves]) == plan["subjects"]["root"] and len(leaves) == plan["subjects"]["count"], "the list of subjects")
out = bundle.get("exclusions", [])
must(root([sha(b"\0" + jcs(leaf)) for leaf in out]) == plan.get("exclusions", {"root": root([])})["root"], "the exclusions")
ticket = lambda s, x, j: hmac.new(seed, b"\0".join([b"subject", s["id"].encode(), x["id"].encode(), j.to_bytes(4, "big")]), "sha256").hexdigest()
for s, result in zip(plan["strata"], bundle["strata"], strict=True):
    members = [x for x in leaves if x["grade"] in s.get("grades", [x["grade"]]) and any(x["region"].startswith(r) for r in s.get("regions", [""])) and x["id"] not in [e["id"] for e in out]]
    digits = s.get("ratio", "0").partition(".")[2]; n = s.get("n", -(-int(s.get("ratio", "0").replace(".", "")) * len(members) // 10 ** len(digits)))
    order = sorted((min(ticket(s, x, j) for j in range(x["w"] if s["method"] == "tickets" else 1)), x["id"]) for x in members)
    must(len(members) == s["N"] and result == {"id": s["id"], "cutoff": order[n - 1][0] if n else "", "selected": [x for _, x in order[:n]], "reserves": [x for _, x in order[n:n + s.get("reserves", 0)]]}, "stratum " + s["id"])
must(sha(jcs({name: value for name, value in bundle.items() if name != "digest"})).hex() == bundle["digest"], "something else was changed")
print("OK", [x for result in bundle["strata"] for x in result["selected"]])
