// Proofs in the browser, with WebCrypto and nothing else: Merkle inclusion (RFC 9162), signed notes and .tlog-proof files (C2SP),
// canonical JSON (RFC 8785), base58. Shared by the certificate page and by /verify. What the browser lacks answers null, never false.
globalThis.zhihengProofs = (() => {
  const utf8 = text => new TextEncoder().encode(text);
  const text = bytes => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  const inEnglish = document.documentElement.lang === "en";
  const say = (chinese, english) => (inEnglish ? english : chinese);
  const equal = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

  const concat = (...parts) => {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  };

  // Strict: what is written again must be the same text.
  const base64 = written => {
    const bytes = Uint8Array.from(atob(written), c => c.charCodeAt(0));
    if (btoa(String.fromCharCode(...bytes.subarray(0, 30000))) !== written && bytes.length <= 30000) throw new Error("base64");
    return bytes;
  };

  const base64Url = written => {
    if (!/^[\w-]*$/.test(written) || written.length % 4 === 1) throw new Error("base64url");
    const standard = written.replaceAll("-", "+").replaceAll("_", "/");
    return base64(standard + "=".repeat((4 - (standard.length % 4)) % 4));
  };

  const hex = written => {
    if (!/^([0-9a-fA-F]{2})*$/.test(written)) throw new Error("hex");
    return Uint8Array.from(written.match(/../g) ?? [], pair => parseInt(pair, 16));
  };

  const toHex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");

  // Bitcoin's alphabet; at most a few hundred characters are ever asked for.
  const base58 = written => {
    const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    if (written.length > 200) throw new Error("base58");
    let number = 0n;
    for (const c of written) {
      const digit = alphabet.indexOf(c);
      if (digit < 0) throw new Error("base58");
      number = number * 58n + BigInt(digit);
    }
    const digits = number === 0n ? "" : number.toString(16);
    return concat(new Uint8Array(written.match(/^1*/)[0].length), hex(digits.length % 2 ? "0" + digits : digits));
  };

  const sha256 = async bytes => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const leafHash = entry => sha256(concat([0], entry));
  const nodeHash = (left, right) => sha256(concat([1], left, right));

  // RFC 9162 section 2.1.3.2: whether the leaf stands at this index of the tree with this root.
  const isIncluded = async (leaf, index, size, hashes, root) => {
    let [at, last, hash] = [BigInt(index), BigInt(size) - 1n, leaf];
    if (at < 0n || at > last) return false;
    for (const sibling of hashes) {
      if (last === 0n) return false;
      if (at & 1n || at === last) {
        hash = await nodeHash(sibling, hash);
        while (!(at & 1n) && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
      } else {
        hash = await nodeHash(hash, sibling);
      }
      [at, last] = [at >> 1n, last >> 1n];
    }
    return last === 0n && equal(hash, root);
  };

  // A signed note with the text of a checkpoint: {text, origin, size, root, signatures: [{name, id, signature}]}.
  const parseCheckpoint = note => {
    const blank = note.lastIndexOf("\n\n");
    if (blank < 0 || !note.endsWith("\n")) throw new Error("note");
    const body = note.slice(0, blank + 1);
    const [origin, size, root] = body.split("\n");
    if (!origin || !/^(0|[1-9]\d{0,18})$/.test(size ?? "") || !root) throw new Error("checkpoint");
    const signatures = note.slice(blank + 2, -1).split("\n").map(line => {
      const [, name, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? [];
      const bytes = base64(encoded ?? "!");
      return { name, id: toHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
    });
    return { text: body, origin, size, root: base64(root), signatures };
  };

  // True: one of these keys signed it. False: a line of one of them does not hold, or none signed. Null: this browser has no Ed25519.
  const isSigned = async (checkpoint, vkeys) => {
    let signed = false;
    for (const vkey of vkeys) {
      const [name, id, ...rest] = vkey.split("+");
      const key = base64(rest.join("+"));
      const line = checkpoint.signatures.find(one => one.name === name && one.id === id);
      if (!line || key[0] !== 1 || name !== checkpoint.origin) continue;
      let imported;
      try {
        imported = await crypto.subtle.importKey("raw", key.subarray(1), { name: "Ed25519" }, false, ["verify"]);
      } catch {
        return null;
      }
      if (!(await crypto.subtle.verify({ name: "Ed25519" }, imported, line.signature, utf8(checkpoint.text)))) return false;
      signed = true;
    }
    return signed;
  };

  // {index, hashes, checkpoint} of a .tlog-proof file.
  const parseProof = file => {
    const blank = file.indexOf("\n\n");
    const [head, ...lines] = file.slice(0, blank).split("\n");
    if (head !== "c2sp.org/tlog-proof@v1" || blank < 0) throw new Error("tlog-proof");
    if (lines[0]?.startsWith("extra ")) lines.shift();
    const [, index] = /^index (0|[1-9]\d{0,18})$/.exec(lines.shift() ?? "") ?? [];
    if (index === undefined || lines.length > 63) throw new Error("tlog-proof");
    return { index: Number(index), hashes: lines.map(base64), checkpoint: parseCheckpoint(file.slice(blank + 2)) };
  };

  // JSON with every name once, as RFC 8785 writes it. JSON.parse keeps the last of two members of one name: that is refused.
  const parseJson = written => {
    const json = JSON.parse(written);
    const count = value => (value === null || typeof value !== "object" ? 0
      : Object.values(value).reduce((sum, one) => sum + count(one), Array.isArray(value) ? 0 : Object.keys(value).length));
    const names = [...written.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(match => match[1]).length;
    if (names !== count(json)) throw new Error("json");
    return json;
  };

  const canonical = value => {
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    return Array.isArray(value) ? `[${value.map(canonical).join(",")}]`
      : `{${Object.keys(value).sort().map(name => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
  };

  return { utf8, text, say, equal, concat, base64, base64Url, base58, hex, toHex, sha256, leafHash, isIncluded, parseCheckpoint, isSigned, parseProof, parseJson, canonical };
})();
