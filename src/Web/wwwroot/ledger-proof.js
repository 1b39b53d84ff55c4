// <div data-ledger-proof="…/proof?format=json" data-ok="…" data-wrong="…" data-unknown="…"> is checked when the page is there: the
// leaf stands in the tree, the tree is signed, and the leaf committed to the payload. What cannot be fetched is "unknown", never wrong.
// Needs proofs.js.
(() => {
  const { say, base64, hex, equal, concat, text, sha256, leafHash, isIncluded, parseCheckpoint, isSigned } = zhihengProofs;

  const check = async proof => {
    const entry = base64(proof.entry);
    const checkpoint = parseCheckpoint(proof.checkpoint);
    if (!(await isIncluded(await leafHash(entry), proof.index, checkpoint.size, proof.hashes.map(base64), checkpoint.root))) return ["wrong"];
    if (proof.payload != null && proof.salt != null) {
      const commitment = await sha256(concat(hex(proof.salt), base64(proof.payload)));
      if (!equal(commitment, hex(JSON.parse(text(entry)).commitment))) return ["wrong"];
    }
    const signed = await isSigned(checkpoint, proof.keys);
    if (signed === false) return ["wrong"];
    return signed ? ["ok"] : ["ok", say("（此浏览器不支持 Ed25519，未核对检查点的签名。）", "(This browser has no Ed25519: the signature of the checkpoint was not checked.)")];
  };

  const answer = async element => {
    try {
      const response = await fetch(element.dataset.ledgerProof);
      return response.ok && globalThis.crypto?.subtle ? await check(await response.json()) : ["unknown"];
    } catch {
      return ["unknown"];
    }
  };

  for (const element of document.querySelectorAll("[data-ledger-proof]")) {
    element.setAttribute("role", "status");
    answer(element).then(([result, more = ""]) => {
      element.dataset.result = result;
      element.classList.add({ ok: "is-valid", wrong: "is-revoked", unknown: "is-unknown" }[result]);
      element.textContent = element.dataset[result] + more;
    });
  }
})();
