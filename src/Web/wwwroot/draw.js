// A published draw (qd1), computed again in the browser with WebCrypto and nothing else. A module without imports; runs in Node too.
//   verifyBundle(text, {list}) → {wrong: null | {code, place}, steps: [{step, checked}], bundle}; list: text of the file of leaves
//   checkOwn(bundle, own)      → {stratum, ticket, number, cutoff, isDrawn, isExcluded} or {wrong}
// Codes are those of the other implementations without "proofs.draw."; what this program cannot look at is a step that is not checked.
const utf8 = text => new TextEncoder().encode(text);
const toHex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
const isObject = value => value !== null && typeof value === "object" && !Array.isArray(value);

class Wrong extends Error {
  constructor(code, place = "") {
    super(`${code} ${place}`);
    this.code = code;
    this.place = place;
  }
}

const must = (holds, code, place) => {
  if (!holds) throw new Wrong(code, place);
};

const concat = (...parts) => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

const hex = (written, place) => {
  must(typeof written === "string" && /^([0-9a-f]{2})*$/.test(written), "member", place);
  return Uint8Array.from(written.match(/../g) ?? [], pair => parseInt(pair, 16));
};

const u32 = number => Uint8Array.of(number >>> 24, number >>> 16, number >>> 8, number);
const sha256 = async bytes => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const leafHash = leaf => sha256(concat([0], utf8(canonical(leaf))));

// RFC 8785.
export const canonical = value => {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return Array.isArray(value) ? `[${value.map(canonical).join(",")}]`
    : `{${Object.keys(value).sort(compare).map(name => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
};

const fold = async level => {
  const upper = [];
  for (let i = 0; i < level.length; i += 2) upper.push(i + 1 < level.length ? sha256(concat([1], level[i], level[i + 1])) : level[i]);
  return Promise.all(upper);
};

const root = async leaves => {
  let level = await Promise.all(leaves.map(leafHash));
  while (level.length > 1) level = await fold(level);
  return toHex(level[0] ?? (await sha256(new Uint8Array())));
};

const isIncluded = async (leaf, index, size, path, expected) => {
  let [at, last, hash] = [index, size - 1, await leafHash(leaf)];
  if (!Number.isSafeInteger(at) || at < 0 || at > last) return false;
  for (const sibling of path) {
    while (at === last && at % 2 === 0 && last > 0) [at, last] = [at / 2, Math.floor(last / 2)];
    if (last === 0) return false;
    hash = await sha256(at % 2 ? concat([1], hex(sibling, "path"), hash) : concat([1], hash, hex(sibling, "path")));
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  while (at === last && at % 2 === 0 && last > 0) [at, last] = [at / 2, Math.floor(last / 2)];
  return last === 0 && toHex(hash) === expected;
};

const drum = async seed => {
  const key = await crypto.subtle.importKey("raw", seed, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const one = async (stratum, id, number) => toHex(new Uint8Array(await crypto.subtle.sign("HMAC", key, concat(utf8(`subject\0${stratum}\0${id}\0`), u32(number)))));
  return async (stratum, subject) => {
    const lots = stratum.method === "tickets" ? subject.w : 1;
    const tickets = await Promise.all(Array.from({ length: lots }, (_, number) => one(stratum.id, subject.id, number)));
    const number = tickets.reduce((best, ticket, at) => (ticket < tickets[best] ? at : best), 0);
    return { ticket: tickets[number], number };
  };
};

const holds = (stratum, subject) => (!stratum.grades || stratum.grades.includes(subject.grade))
  && (!stratum.regions || stratum.regions.some(region => subject.region.startsWith(region)));

// ⌈ratio × N⌉ in whole numbers.
const draws = stratum => {
  if (stratum.n !== undefined) return stratum.n;
  const digits = stratum.ratio.split(".")[1] ?? "";
  const scale = 10n ** BigInt(digits.length);
  return Number((BigInt(stratum.ratio.replace(".", "")) * BigInt(stratum.N) + scale - 1n) / scale);
};

const members = {
  bundle: "beacon digest disclosed exclusions frozen inspectors plan reveals seal seed strata subjects teams v",
  plan: "authority entropy exclusions inspectors ledger matters notBefore planId replaces strata subjects team v",
  entropy: "beacon commits fallback parties revealBy",
  stratum: "N grades id method n ratio regions reserves rule",
  subject: "grade id region salt w",
  exclusion: "id reason salt",
  result: "cutoff id reserves selected",
  reveal: "at r withheld",
};

const only = (value, kind, place) => {
  must(isObject(value), "member", place);
  const allowed = members[kind].split(" ");
  for (const name of Object.keys(value)) must(allowed.includes(name), "unknown-member", `${place}.${name}`);
};

const subjectIsWell = (subject, place) => {
  only(subject, "subject", place);
  const { grade, id, region, salt, w } = subject;
  must([grade, id].every(text => typeof text === "string" && /^[!#-[\]-~]{1,64}$/.test(text)) && /^\d{2,12}$/.test(region) && typeof region === "string"
    && typeof salt === "string" && /^[0-9a-f]{32}$/.test(salt) && Number.isInteger(w) && w >= 1 && w <= 1000, "member", place);
};

const shape = bundle => {
  only(bundle, "bundle", "bundle");
  must(bundle.v === "qd1-bundle", "member", "bundle.v");
  const { plan } = bundle;
  only(plan, "plan", "plan");
  must(plan.v === "qd1", "suite", String(plan.v));
  only(plan.entropy, "entropy", "plan.entropy");
  must(Array.isArray(plan.strata) && plan.strata.length > 0 && isObject(plan.subjects) && Array.isArray(plan.entropy.commits), "member", "plan");
  plan.strata.forEach((stratum, at) => {
    only(stratum, "stratum", `plan.strata[${at}]`);
    must((stratum.n === undefined) !== (stratum.ratio === undefined) && /^(0|1|0\.\d{0,8}[1-9])$/.test(stratum.ratio ?? "0")
      && [stratum.N, stratum.n ?? 0, stratum.reserves ?? 0].every(Number.isSafeInteger) && ["equal", "tickets"].includes(stratum.method), "member", `plan.strata[${at}]`);
    must(draws(stratum) <= stratum.N, "too-many-drawn", stratum.id);
  });
  must(plan.entropy.commits.length >= 2, "too-few-parties");
  must(new Set(plan.entropy.commits).size === plan.entropy.commits.length, "same-commitment");
  if (bundle.seed === undefined) {
    must(isObject(bundle.seal), "missing", "bundle.seed");
    return;
  }
  must([bundle.reveals, bundle.strata].every(Array.isArray) && isObject(bundle.beacon), "missing", "bundle");
  bundle.reveals.forEach((reveal, at) => {
    only(reveal, "reveal", `reveals[${at}]`);
    must((reveal.r === undefined) !== (reveal.withheld === undefined), "member", `reveals[${at}]`);
  });
  bundle.strata.forEach((result, at) => only(result, "result", `strata[${at}]`));
  bundle.exclusions?.forEach((exclusion, at) => only(exclusion, "exclusion", `exclusions[${at}]`));
};

const reveals = async bundle => {
  const { commits, revealBy } = bundle.plan.entropy;
  must(bundle.reveals.length === commits.length, "reveal-count");
  const opened = [];
  for (const [at, reveal] of bundle.reveals.entries()) {
    const r = hex(reveal.r ?? "", `reveals[${at}]`);
    if (reveal.withheld === undefined) {
      must(toHex(await sha256(concat(utf8("qd1/commit\n"), r))) === commits[at], "reveal", `${at + 1}`);
      must(!revealBy || (typeof reveal.at === "string" && reveal.at <= revealBy), "reveal-late", `${at + 1}`);
    }
    opened.push(r);
  }
  return opened;
};

// The bytes that the beacon adds to the seed. Whose signatures they are is for the programs of those who make beacons, and for the ledger's.
const beacon = async bundle => {
  const { entropy, ledger } = bundle.plan;
  const said = bundle.beacon;
  const planned = said.why === undefined ? entropy.beacon : entropy.fallback;
  must(planned && ["type", "round", "game", "issue"].every(name => planned[name] === said[name]), "beacon-other");
  if (said.type === "drand") return sha256(hex(said.signature, "beacon.signature"));
  if (said.type === "lottery") return sha256(utf8(`qd1/lottery\n${said.game}\n${said.issue}\n${said.number}`));
  must(said.type === "witness" && ledger, "beacon-other");
  const lines = String(said.proof).split("\n").filter(line => line.startsWith("— ")).map(line => {
    const [, name, encoded] = line.split(" ");
    const bytes = Uint8Array.from(atob(encoded), c => c.charCodeAt(0));
    return { key: `${name}+${toHex(bytes.subarray(0, 4))}`, signature: bytes.subarray(4) };
  });
  const signed = ledger.witnesses.flatMap(vkey => lines.filter(line => line.key === vkey.split("+").slice(0, 2).join("+")));
  must(signed.length === ledger.quorum, "beacon-quorum");
  return sha256(concat(...signed.map(line => line.signature)));
};

const select = async (bundle, leaves, seed) => {
  const { plan } = bundle;
  leaves.forEach((leaf, at) => {
    subjectIsWell(leaf, `subjects[${at}]`);
    must(at === 0 || leaves[at - 1].id < leaf.id, "order", leaf.id);
  });
  must(leaves.length === plan.subjects.count && (await root(leaves)) === plan.subjects.root, "pool-changed", "subjects");
  const excluded = bundle.exclusions ?? [];
  must((await root(excluded)) === (plan.exclusions?.root ?? (await root([]))), "pool-changed", "exclusions");
  const out = new Set(excluded.map(exclusion => exclusion.id));
  const lots = await drum(seed);
  must(plan.strata.length === bundle.strata.length, "member", "strata");
  for (const [at, stratum] of plan.strata.entries()) {
    const inside = leaves.filter(leaf => !out.has(leaf.id) && holds(stratum, leaf));
    must(inside.length === stratum.N, "stratum-count", stratum.id);
    const order = await Promise.all(inside.map(async subject => ({ id: subject.id, ...(await lots(stratum, subject)) })));
    order.sort((one, other) => compare(one.ticket, other.ticket) || compare(one.id, other.id));
    const n = draws(stratum);
    const ids = order.map(one => one.id);
    const found = bundle.strata[at];
    must(found.id === stratum.id && canonical(found.selected) === canonical(ids.slice(0, n)), "selected", stratum.id);
    must(canonical(found.reserves) === canonical(ids.slice(n, n + (stratum.reserves ?? 0))), "reserve", stratum.id);
    must(found.cutoff === (n > 0 ? order[n - 1].ticket : ""), "cut-off", stratum.id);
  }
};

const verify = async (text, list, steps) => {
  let bundle;
  try {
    bundle = JSON.parse(text);
  } catch {
    throw new Wrong("not-canonical");
  }
  must(canonical(bundle) === text, "not-canonical");
  shape(bundle);
  const planHash = await sha256(utf8(canonical(bundle.plan)));
  steps.push({ step: "plan", checked: true }, { step: "frozen", checked: false });
  if (bundle.seed !== undefined) {
    const parts = [...(await reveals(bundle)), await beacon(bundle)];
    steps.push({ step: "reveals", checked: true }, { step: "beacon", checked: true });
    const seed = await sha256(concat(utf8("qd1/seed\n"), planHash, ...parts.flatMap(part => [u32(part.length), part])));
    must(toHex(seed) === bundle.seed, "seed");
    steps.push({ step: "seed", checked: true });
    const leaves = bundle.subjects ?? (list === undefined ? undefined : list.trimEnd().split("\n").map(line => JSON.parse(line)));
    if (leaves) await select(bundle, leaves, seed);
    for (const own of bundle.disclosed ?? []) must(!(await checkOwn(bundle, own)).wrong, "own-ticket", own.leaf?.id);
    steps.push({ step: "selection", checked: Boolean(leaves) }, { step: "teams", checked: bundle.plan.team === undefined });
    if (bundle.seal) {
      const { seed: drawn, strata, teams } = bundle;
      const result = utf8(canonical(teams ? { seed: drawn, strata, teams } : { seed: drawn, strata }));
      must(toHex(await sha256(concat(utf8("qd1/seal\n"), hex(bundle.seal.salt, "seal"), result))) === bundle.seal.hash, "seal");
      steps.push({ step: "seal", checked: true });
    }
  } else {
    steps.push({ step: "seal", checked: false });
  }
  const { digest, ...rest } = bundle;
  must(toHex(await sha256(utf8(canonical(rest)))) === digest, "digest");
  steps.push({ step: "whole", checked: true });
  return bundle;
};

export const verifyBundle = async (text, { list } = {}) => {
  const steps = [];
  try {
    return { wrong: null, steps, bundle: await verify(text, list, steps) };
  } catch (error) {
    const { code, place } = error instanceof Wrong ? error : new Wrong("member");
    return { wrong: { code, place }, steps, bundle: null };
  }
};

export const checkOwn = async (bundle, own) => {
  try {
    const { plan, seed } = bundle;
    must(typeof seed === "string", "missing", "bundle.seed");
    subjectIsWell(own.leaf, "leaf");
    must(await isIncluded(own.leaf, own.index, plan.subjects.count, own.path, plan.subjects.root), "own-leaf", own.leaf.id);
    const holding = plan.strata.filter(stratum => holds(stratum, own.leaf));
    must(holding.length === 1, "stratum-of", own.leaf.id);
    const { ticket, number } = await (await drum(hex(seed, "seed")))(holding[0], own.leaf);
    const result = bundle.strata.find(one => one.id === holding[0].id);
    must(result, "member", "bundle.strata");
    const isDrawn = result.selected.includes(own.leaf.id);
    const isExcluded = (bundle.exclusions ?? []).some(exclusion => exclusion.id === own.leaf.id);
    const unknown = !bundle.exclusions && plan.exclusions?.count > 0 && !isDrawn;
    must(unknown || isDrawn === (!isExcluded && result.cutoff !== "" && ticket <= result.cutoff), "own-ticket", own.leaf.id);
    return { stratum: holding[0].id, ticket, number, cutoff: result.cutoff, isDrawn, isExcluded };
  } catch (error) {
    return { wrong: error instanceof Wrong ? { code: error.code, place: error.place } : { code: "member", place: "leaf" } };
  }
};
