// Reads the one signature and the attached credential of a PDF as this platform writes them: one revision, plain objects, an uncompressed
// attachment, CAdES with ECDSA on P-256 and SHA-256. Anything else answers "unsupported", which says nothing against the file.
globalThis.zhihengPdf = (() => {
  const { concat, hex, toHex, equal, sha256, text } = zhihengProofs;
  const Sha256 = "608648016503040201";
  const MessageDigest = "2a864886f70d010904";

  // One DER value: {tag, start, body, end, bytes} with the values inside it at hand.
  const read = (bytes, start) => {
    let [length, at] = [bytes[start + 1], start + 2];
    if (length > 0x80) {
      const count = length & 0x7f;
      if (count > 4) throw new Error("der");
      length = bytes.subarray(at, at + count).reduce((sum, byte) => sum * 256 + byte, 0);
      at += count;
    }
    if (length === 0x80 || !(at + length <= bytes.length)) throw new Error("der");
    return { tag: bytes[start], whole: bytes.subarray(start, at + length), body: bytes.subarray(at, at + length), end: at + length };
  };

  const inside = value => {
    const values = [];
    for (let at = 0; at < value.body.length; at = values.at(-1).end) values.push(read(value.body, at));
    return values;
  };

  // r and s as DER integers become 32 bytes each.
  const plainSignature = der => concat(...inside(read(der, 0)).map(({ body }) => {
    const number = body[0] === 0 ? body.subarray(1) : body;
    if (number.length > 32) throw new Error("signature");
    return concat(new Uint8Array(32 - number.length), number);
  }));

  // Whether the CMS holds for content with this digest, and the key that it was made with.
  const checkCms = async (cms, digest) => {
    const signedData = inside(inside(inside(read(cms, 0))[1])[0]);
    const certificate = inside(signedData.find(value => value.tag === 0xa0))[0];
    const [signer, ...others] = inside(signedData.at(-1));
    const [, , algorithm, attributes, , signature] = inside(signer);
    if (others.length > 0 || attributes.tag !== 0xa0 || toHex(inside(algorithm)[0].body) !== Sha256) throw new Error("cms");
    const stated = inside(attributes).map(inside).find(([name]) => toHex(name.body) === MessageDigest);
    const parts = inside(inside(certificate)[0]);
    const key = parts[parts[0].tag === 0xa0 ? 6 : 5];
    const imported = await crypto.subtle.importKey("spki", key.whole, { name: "ECDSA", namedCurve: "P-256" }, true, ["verify"]);
    const signed = concat([0x31], attributes.whole.subarray(1));
    const holds = equal(inside(stated[1])[0].body, digest)
      && await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, imported, plainSignature(signature.body), signed);
    return { holds, key: await crypto.subtle.exportKey("jwk", imported) };
  };

  // What the signature does not cover: nothing but the slot that holds it.
  const findSignature = (bytes, plain) => {
    const ranges = [...plain.matchAll(/\/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)];
    if (ranges.length !== 1) return null;
    const [before, after, rest] = ranges[0].slice(1).map(Number);
    if (after + rest !== bytes.length || before >= after || plain[before] !== "<" || plain[after - 1] !== ">") return null;
    if (plain.split("startxref").length !== 2 || plain.split("%%EOF").length !== 2) return null;
    const slot = plain.slice(before + 1, after - 1);
    return { cms: hex(slot), content: concat(bytes.subarray(0, before), bytes.subarray(after)) };
  };

  const findCredential = (bytes, plain) => {
    for (const { index } of plain.matchAll(/\/Type\s*\/EmbeddedFile/g)) {
      const stream = plain.indexOf("stream\n", index);
      const head = plain.slice(index, stream);
      const [, length] = /\/Length\s+(\d+)/.exec(head) ?? [];
      if (stream < 0 || head.includes("/Filter") || length === undefined) continue;
      const start = stream + "stream\n".length;
      const content = bytes.subarray(start, start + Number(length));
      if (/^\s*\{|^[\w-]+\.[\w-]+\.[\w-]+$/.test(plain.slice(start, start + Number(length)).trim())) return text(content);
    }
    return null;
  };

  // {credential: text or null, signature: "holds" | "wrong" | "unsupported", key}
  const open = async bytes => {
    const plain = new TextDecoder("latin1").decode(bytes);
    const credential = findCredential(bytes, plain);
    try {
      const found = findSignature(bytes, plain);
      if (!found) return { credential, signature: "unsupported" };
      const { holds, key } = await checkCms(found.cms, await sha256(found.content));
      return { credential, signature: holds ? "holds" : "wrong", key };
    } catch {
      return { credential, signature: "unsupported" };
    }
  };

  return { open };
})();
