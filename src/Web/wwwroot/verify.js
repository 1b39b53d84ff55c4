// The page /verify: takes files in, has them checked here, and says the answer in words, shape and colour. Nothing is sent anywhere.
(() => {
  const { say, base64Url, leafHash, isIncluded, isSigned, parseProof, text } = zhihengProofs;
  const MostBytes = 64 * 1024 * 1024;
  const area = document.querySelector("[data-verify]");
  const result = document.querySelector("[data-verify-result]");
  if (!area || !globalThis.crypto?.subtle) return;

  const seals = {
    valid: ["valid", say("有效", "Valid"), say("属实，且有效", "Genuine and valid")],
    suspended: ["suspended", say("暂停", "Suspended"), say("属实，但已暂停", "Genuine, but suspended")],
    revoked: ["revoked", say("无效", "Not valid"), say("属实，但已失效", "Genuine, but ended")],
    expired: ["expired", say("过期", "Expired"), say("属实，但已到期", "Genuine, but expired")],
    early: ["expired", say("未生效", "Not yet"), say("属实，但尚未生效", "Genuine, but not valid yet")],
    notgenuine: ["revoked", say("不属实", "Not genuine"), say("不属实", "Not genuine")],
    unknown: ["unknown", say("待核验", "Cannot tell"), say("现在说不准", "Cannot tell now")],
    proven: ["valid", say("属实", "Proven"), say("证明成立", "The proof holds")],
  };

  const minute = instant => new Date(instant).toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" }).slice(0, 16);

  const add = (parent, tag, words, className) => {
    const element = document.createElement(tag);
    element.textContent = words;
    if (className) element.className = className;
    return parent.appendChild(element);
  };

  const show = (name, kind, reason, facts) => {
    const [look, word, title] = seals[kind];
    const card = document.createElement("article");
    card.className = "answer-page";
    card.dataset.answer = kind;
    const seal = document.querySelector(`template[data-seal=${look}]`).content.firstElementChild.cloneNode(true);
    seal.querySelector("b").textContent = word;
    seal.classList.toggle("long", word.length >= 3);
    card.append(seal);
    const words = card.appendChild(document.createElement("div"));
    add(words, "h2", title);
    if (reason) add(words, "p", reason);
    const list = words.appendChild(document.createElement("ul"));
    list.className = "verify-facts";
    for (const fact of [say(`文件：${name}`, `File: ${name}`), ...facts].filter(Boolean)) add(list, "li", fact);
    result.append(card);
  };

  const ledgerKeys = async () => (await (await fetch("/ledger/keys")).json()).keys.map(key => key.vkey);

  const leafFacts = (index, size, signed) => signed
    ? say(`账本：这一事实是账本第 ${index} 条，已由签名的检查点（共 ${size} 条）证明。`, `Ledger: the fact is entry ${index}, proven by a signed checkpoint of ${size} entries.`)
    : say(`账本：这一事实是检查点（共 ${size} 条）中的第 ${index} 条；此浏览器不支持 Ed25519，未核对检查点的签名。`, `Ledger: the fact is entry ${index} of ${size}; this browser has no Ed25519, so the checkpoint's signature was not checked.`);

  // Whether the leaf stands in the log: {holds: true | false | null, words}.
  const inLedger = async (leaf, index, origin, proof) => {
    const { size, root } = proof.checkpoint;
    const signed = await isSigned(proof.checkpoint, await ledgerKeys());
    const holds = proof.index === index && (origin === null || origin === proof.checkpoint.origin) && signed !== false
      && await isIncluded(leaf, index, size, proof.hashes, root);
    return { holds, words: holds ? leafFacts(index, size, signed) : say("账本：存在证明不成立。", "Ledger: the proof does not hold.") };
  };

  const ledgerOf = async (credential, offered) => {
    const { ledgerIndex: index, ledgerLeafHash: hash, ledgerOrigin: origin } = credential?.credentialSubject ?? {};
    if (!Number.isSafeInteger(index) || typeof hash !== "string") return null;
    try {
      const response = offered ? null : await fetch(`/ledger/proof/${index}`);
      if (response && !response.ok) throw new Error("status");
      return await inLedger(base64Url(hash), index, origin, parseProof(offered ?? await response.text()));
    } catch {
      return { holds: null, words: say("账本：此刻取不到存在证明，未核对。", "Ledger: the proof could not be fetched and was not checked.") };
    }
  };

  const validity = ({ validFrom, validUntil }) => validUntil === undefined
    ? say(`有效期：自 ${validFrom?.slice(0, 10)} 起长期有效`, `Valid from ${validFrom?.slice(0, 10)} without end`)
    : say(`有效期：${validFrom?.slice(0, 10)} 至 ${validUntil.slice(0, 10)}`, `Valid from ${validFrom?.slice(0, 10)} to ${validUntil.slice(0, 10)}`);

  const checkCertificate = async (name, bytes, offered) => {
    const isPdf = bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46;
    const pdf = isPdf ? await zhihengPdf.open(bytes) : null;
    if (pdf?.signature === "wrong") return show(name, "notgenuine", say("PDF 的内容与签名不符，文件在签名后被改动过。请从登记簿重新下载。", "The PDF was changed after it was signed."), []);
    if (pdf && pdf.credential === null) return show(name, "unknown", say("PDF 中没有找到本平台的电子证书。请从登记簿下载原文件。", "The PDF holds no electronic certificate of this platform."), []);

    const now = Date.now();
    const answer = await zhihengCredential.check(pdf?.credential ?? text(bytes), now);
    const ledger = await ledgerOf(answer.credential, offered);
    const facts = [
      answer.credential?.name, answer.issuer && say(`签发方：${answer.credential.issuer?.name ?? ""} ${answer.issuer}`, `Issuer: ${answer.credential.issuer?.name ?? ""} ${answer.issuer}`),
      answer.credential && validity(answer.credential),
      say(`核验时间：${minute(now)}（北京时间）`, `Checked at ${minute(now)} (Beijing)`),
      answer.statusAsOf && say(`状态列表的时间：${minute(answer.statusAsOf)}`, `Status list of ${minute(answer.statusAsOf)}`),
      ledger?.words,
    ];
    let [kind, reason] = [answer.kind ?? answer.standing, answer.reason];
    if (pdf && kind !== "notgenuine" && kind !== "unknown") {
      const published = pdf.signature === "holds" ? await zhihengCredential.publishes(answer.issuer, pdf.key) : null;
      if (published) facts.push(say("PDF：签名覆盖整个文件且成立，由平台公布的密钥签署。", "PDF: the signature covers the whole file and holds; the platform publishes its key."));
      else [kind, reason] = ["unknown", pdf.signature === "unsupported" || published === null
        ? say("附带的电子证书已核对，PDF 本身的签名未能核对，版面文字不可作准。可用命令行核验，或重新下载。", "Only the attached credential was checked, not the PDF's own signature: do not rely on what is printed.")
        : say("附带的电子证书属实，但 PDF 不是由签发方或本平台签名的，版面文字不可采信。", "The attached credential is genuine, but the PDF was signed by somebody else: do not rely on what is printed.")];
    }
    if (ledger?.holds === false && kind !== "notgenuine") [kind, reason] = ["unknown", say("账本存在证明不能证明这张证书在账本中。", "The proof does not show that the certificate stands in the ledger.")];
    show(name, kind, reason, facts);
  };

  // A proof alone: the entry is fetched from the log and proven to stand there.
  const checkProof = async (name, written) => {
    let proof;
    try {
      proof = parseProof(written);
    } catch {
      return show(name, "unknown", say("不是有效的 .tlog-proof 文件。请重新下载。", "This is no .tlog-proof file."), []);
    }
    try {
      const bundle = Math.floor(proof.index / 256);
      const width = Math.min(256, Number(proof.checkpoint.size) - bundle * 256);
      const digits = String(bundle).padStart(Math.ceil(String(bundle).length / 3) * 3, "0").match(/.{3}/g);
      const path = digits.map((group, i) => (i < digits.length - 1 ? "x" : "") + group).join("/") + (width < 256 ? `.p/${width}` : "");
      const response = await fetch(`/ledger/tile/entries/${path}`);
      if (!response.ok) throw new Error("status");
      const bytes = new Uint8Array(await response.arrayBuffer());
      let at = 0;
      for (let skip = proof.index % 256; skip > 0; skip--) at += 2 + bytes[at] * 256 + bytes[at + 1];
      const entry = bytes.subarray(at + 2, at + 2 + bytes[at] * 256 + bytes[at + 1]);
      const { holds, words } = await inLedger(await leafHash(entry), proof.index, null, proof);
      const leaf = JSON.parse(text(entry));
      show(name, holds ? "proven" : "notgenuine", words, holds ? [`${leaf.kind} ${leaf.subject}`, leaf.at] : []);
    } catch {
      show(name, "unknown", say("取不到账本的条目或公钥，无法核对。请联网后重试。", "The entry or the keys of the ledger could not be fetched."), []);
    }
  };

  const check = async files => {
    result.replaceChildren();
    result.setAttribute("aria-busy", "true");
    const read = [];
    for (const file of files) {
      if (file.size > MostBytes) show(file.name, "unknown", say("文件超过 64 MB，不是本平台的电子证书。", "The file is larger than 64 MB."), []);
      else read.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    }
    const isProof = one => one.name.endsWith(".tlog-proof") || new TextDecoder().decode(one.bytes.subarray(0, 22)) === "c2sp.org/tlog-proof@v1";
    const proofs = read.filter(isProof);
    const certificates = read.filter(one => !isProof(one));
    const decode = one => new TextDecoder().decode(one.bytes);
    for (const one of certificates) {
      await checkCertificate(one.name, one.bytes, proofs.length === 1 ? decode(proofs[0]) : undefined)
        .catch(() => show(one.name, "unknown", say("文件无法读取，什么也没有证明。", "The file cannot be read; nothing is proven."), []));
    }
    if (certificates.length === 0) for (const one of proofs) await checkProof(one.name, decode(one));
    result.removeAttribute("aria-busy");
  };

  area.hidden = false;
  document.querySelector("[data-verify-unable]")?.remove();
  area.querySelector("input").addEventListener("change", event => check([...event.target.files]));
  area.addEventListener("dragover", event => {
    event.preventDefault();
    area.classList.add("over");
  });
  area.addEventListener("dragleave", () => area.classList.remove("over"));
  area.addEventListener("drop", event => {
    event.preventDefault();
    area.classList.remove("over");
    check([...event.dataTransfer.files]);
  });
})();
