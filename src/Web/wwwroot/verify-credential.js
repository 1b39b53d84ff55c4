// Checks an electronic certificate (vc+jwt with ES256, or JSON with ecdsa-jcs-2019) in the browser. Only documents of this site are
// fetched. The answer: {standing: "valid" | "notvalid" | "notgenuine" | "unknown", kind, reason, credential, issuer, statusAsOf}.
globalThis.zhihengCredential = (() => {
  const { say, utf8, text, equal, concat, base64Url, base58, sha256, parseJson, canonical } = zhihengProofs;
  const Contexts = ["https://www.w3.org/ns/credentials/v2", "https://vocabulary.uncefact.org/untp/0.7.0/context/"];
  const MostListBytes = 8 * 1024 * 1024;
  const ClockDifference = 5 * 60 * 1000;

  // What ends a check early: not genuine, or something that is not at hand.
  class Verdict extends Error {
    constructor(standing, reason) {
      super(reason);
      this.standing = standing;
    }
  }
  const forged = (chinese, english) => new Verdict("notgenuine", say(chinese, english));
  const missing = (chinese, english) => new Verdict("unknown", say(chinese, english));

  const fetchText = async (url, chinese, english) => {
    const response = await fetch(url, { cache: "no-store" }).catch(() => null);
    if (!response?.ok) throw missing(`没有取得${chinese}，请联网后重试。`, `The ${english} could not be fetched. Try again when you are on line.`);
    return response.text();
  };

  // did:web names a host and a path; only this site is asked.
  const didPath = did => {
    const [scheme, method, host, ...path] = did.split(":");
    if (scheme !== "did" || method !== "web" || decodeURIComponent(host ?? "").toLowerCase() !== location.host) {
      throw missing(`签发方 ${did} 不属于本站，此页不能替它作证。请到签发方的平台核验。`, `The issuer ${did} is none of this site; check it where it belongs.`);
    }
    if (!path.every(part => /^([\w.~-]|%[0-9A-Fa-f]{2})+$/.test(part) && ![".", ".."].includes(decodeURIComponent(part)))) throw missing("签发方的标识无法识别。", "The issuer's name cannot be read.");
    return path.length ? `/${path.join("/")}/did.json` : "/.well-known/did.json";
  };

  const didDocument = async did => {
    const document = JSON.parse(await fetchText(didPath(did), "签发方的公钥文档", "issuer's keys"));
    if (document.id !== did) throw missing("取得的公钥文档不是签发方的。", "The document fetched is not the issuer's.");
    return document;
  };

  const jwks = document => (document.verificationMethod ?? []).filter(method => document.assertionMethod?.includes(method.id) && method.controller === document.id && method.publicKeyJwk);

  // Each key stands in a document twice; browsers read the one with both coordinates.
  const findKey = (document, name) => {
    const methods = jwks(document);
    const named = (document.verificationMethod ?? []).find(method => method.id === name && document.assertionMethod?.includes(name));
    if (!named?.publicKeyMultibase) return methods.find(method => method.id === name)?.publicKeyJwk;
    const [, , parity, ...x] = base58(named.publicKeyMultibase.slice(1));
    return methods.map(method => method.publicKeyJwk).find(jwk => equal(base64Url(jwk.x), x) && (base64Url(jwk.y).at(-1) & 1) === (parity & 1));
  };

  const verify = async (jwk, signature, data) => {
    const { kty, crv, x, y } = jwk;
    const key = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
    return signature.length === 64 && crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signature, data);
  };

  const issuerOf = credential => (typeof credential.issuer === "object" ? credential.issuer?.id : credential.issuer);

  const readJwt = written => {
    const [head, body, signature] = written.split(".").map(base64Url);
    const header = parseJson(text(head));
    if (written.split(".").length !== 3 || header.alg !== "ES256" || header.typ !== "vc+jwt" || "crit" in header || "b64" in header) throw new Error("jwt");
    const credential = parseJson(text(body));
    if (header.iss !== undefined && header.iss !== issuerOf(credential)) throw new Error("iss");
    return { credential, method: header.kid, signature, data: async () => utf8(written.slice(0, written.lastIndexOf("."))) };
  };

  const readJson = written => {
    const { proof, ...credential } = parseJson(written);
    const { proofValue, ...options } = proof;
    const limits = ["expires", "domain", "challenge", "previousProof", "nonce"].some(name => name in proof);
    if (proof.type !== "DataIntegrityProof" || proof.cryptosuite !== "ecdsa-jcs-2019" || proof.proofPurpose !== "assertionMethod" || limits || proofValue[0] !== "z") throw new Error("proof");
    const many = value => (Array.isArray(value) ? value : [value]);
    const signed = { ...credential };
    if ("@context" in options) {
      const begins = many(options["@context"]).every((one, i) => canonical(one) === canonical(many(credential["@context"])[i] ?? null));
      if (!begins) throw new Error("context");
      signed["@context"] = options["@context"];
    }
    const data = async () => concat(await sha256(utf8(canonical(options))), await sha256(utf8(canonical(signed))));
    return { credential, method: options.verificationMethod, signature: base58(proofValue.slice(1)), data };
  };

  // The credential with its issuer, once the signature holds.
  const open = async written => {
    let read;
    try {
      read = written.trim().startsWith("{") ? readJson(written.trim()) : readJwt(written.trim());
    } catch {
      throw forged("文件不是带有效签名的电子证书：内容无法识别，或签名写法不被接受。请向签发机构核实。", "This is no electronic certificate with an acceptable signature.");
    }
    const issuer = issuerOf(read.credential);
    if (typeof issuer !== "string" || !read.method?.startsWith(issuer + "#")) throw forged("签名所用密钥不属于证书写明的签发方。", "The signing key is not the issuer's.");
    const document = await didDocument(issuer);
    const key = findKey(document, read.method);
    if (!key) throw forged("签发方公布的密钥中没有签名所用的密钥。", "The issuer does not publish the signing key.");
    if (!(await verify(key, read.signature, await read.data()))) throw forged("签名与内容不符：内容已被改动，或不是由该密钥签发。请向签发机构核实。", "The signature does not hold: the content was changed, or signed with another key.");
    return { credential: read.credential, issuer, document };
  };

  const unpack = async encoded => {
    const stream = new Blob([base64Url(encoded.slice(1))]).stream().pipeThrough(new DecompressionStream("gzip"));
    const parts = [];
    let size = 0;
    for (const reader = stream.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) return concat(...parts);
      parts.push(value);
      if ((size += value.length) > MostListBytes) throw new Error("too large");
    }
  };

  const statusBit = async (entry, issuer, now) => {
    const unreadable = missing("状态列表无法识别或不是这张证书的，不能判断是否暂停或撤销。", "The status list cannot be read or is another one.");
    const url = URL.canParse(entry.statusListCredential) ? new URL(entry.statusListCredential) : null;
    if (url?.origin !== location.origin) throw missing("状态列表不在本站，不能判断是否暂停或撤销。", "The status list is none of this site's.");
    const written = await fetchText(url, "状态列表，不能判断是否暂停或撤销", "status list");
    const list = await open(written).catch(error => { throw error.standing === "unknown" ? error : unreadable; });
    const subject = list.credential.credentialSubject ?? {};
    if (list.credential.id !== entry.statusListCredential || list.issuer !== issuer || subject.statusPurpose !== entry.statusPurpose || !subject.encodedList?.startsWith("u")) throw unreadable;
    const [from, until] = [Date.parse(list.credential.validFrom), Date.parse(list.credential.validUntil ?? "9999-12-31")];
    if (!(from - ClockDifference <= now && now <= until)) throw missing("状态列表已过期或尚未生效，请稍后重试。", "The status list is out of date.");
    const bits = await unpack(subject.encodedList).catch(() => { throw unreadable; });
    const index = Number(entry.statusListIndex);
    if (!Number.isInteger(index) || index < 0 || index >= bits.length * 8 || bits.length * 8 < 131072) throw unreadable;
    return { isSet: (bits[index >> 3] & (0x80 >> (index & 7))) !== 0, asOf: from };
  };

  // A set bit is an answer even when another list is missing.
  const statusOf = async (credential, issuer, now) => {
    let [lacking, asOf] = [null, null];
    const set = new Set();
    for (const entry of [credential.credentialStatus, credential.suspensionStatus].flat().filter(Boolean).slice(0, 16)) {
      try {
        const bit = await statusBit(entry, issuer, now);
        asOf = Math.min(asOf ?? bit.asOf, bit.asOf);
        if (bit.isSet) set.add(entry.statusPurpose);
      } catch (error) {
        lacking ??= error;
      }
    }
    if (set.has("suspension")) return { kind: "suspended", reason: say("证书已被暂停。", "The certificate is suspended."), asOf };
    if (set.has("revocation")) return { kind: "revoked", reason: say("证书已被撤销、注销或由新证书取代。", "The certificate was revoked, cancelled or replaced."), asOf };
    if (lacking) throw lacking.standing ? lacking : missing("状态无法判断。", "The status cannot be told.");
    return { asOf };
  };

  const check = async (written, now) => {
    const found = { credential: null, issuer: null };
    try {
      Object.assign(found, await open(written));
      const { credential, issuer } = found;
      const known = Array.isArray(credential["@context"]) && credential["@context"][0] === Contexts[0] && credential["@context"].every(one => Contexts.includes(one));
      if (!known) throw missing("证书使用了未知的术语表，其含义无法确定。", "The certificate uses unknown terms.");
      const [from, until] = [Date.parse(credential.validFrom ?? ""), Date.parse(credential.validUntil ?? "")];
      if (now < from) return { ...found, standing: "notvalid", kind: "early", reason: say("证书尚未生效。", "The certificate is not valid yet.") };
      if (now > until) return { ...found, standing: "notvalid", kind: "expired", reason: say("证书已到期。", "The certificate has expired.") };
      const status = await statusOf(credential, issuer, now);
      return { ...found, standing: status.kind ? "notvalid" : "valid", kind: status.kind, reason: status.reason ?? null, statusAsOf: status.asOf };
    } catch (error) {
      const reason = error.standing ? error.message : say("核验中途出错，什么也没有证明。请重试。", "The check broke off and proves nothing.");
      return { ...found, standing: error.standing ?? "unknown", reason };
    }
  };

  // Whether this key signs documents for the issuer: its own, or one of the platform below which it stands. Null: cannot be asked.
  const publishes = async (issuer, jwk) => {
    const platform = issuer.split(":").slice(0, 3).join(":");
    const documents = await Promise.all([...new Set([issuer, platform])].map(did => didDocument(did).catch(() => null)));
    const keys = documents.filter(Boolean).flatMap(jwks).map(method => method.publicKeyJwk);
    return documents.every(document => document === null) ? null : keys.some(key => key.x === jwk.x && key.y === jwk.y) || (documents.includes(null) ? null : false);
  };

  return { check, publishes };
})();
