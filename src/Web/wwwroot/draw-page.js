// The public page of a draw: computes it again in the reader's browser, and a firm's own ticket.
import { checkOwn, verifyBundle } from "./draw.js";

const area = document.querySelector("[data-draw]");
const isEnglish = document.documentElement.lang.startsWith("en");
const say = (chinese, english) => (isEnglish ? english : chinese);
const steps = {
  plan: say("方案的散列值", "hash of the plan"), frozen: say("方案何时进入账本（请用命令行核对见证签名）", "when the plan was in the ledger (the command line checks the witnesses)"),
  reveals: say("各方的揭示与其承诺相符", "reveals fit their commitments"), beacon: say("信标", "beacon"), seed: say("种子", "seed"), selection: say("由名单重新抽取，结果相同", "drawn again from the list, with the same result"),
  teams: say("检查组的分派（请用命令行核对）", "teams (the command line checks them)"), seal: say("与事先公布的封存散列值相符", "fits the seal that was published before"), whole: say("整份文件完好", "the file is whole"),
};

const show = (place, lines) => {
  place.replaceChildren(...lines.map(([tag, words, className]) => {
    const element = document.createElement(tag);
    element.textContent = words;
    if (className) element.className = className;
    return element;
  }));
};

let bundle = null;
const load = async () => {
  const answer = await fetch(area.dataset.bundle);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
};

const replay = async () => {
  const place = area.querySelector("[data-draw-result]");
  try {
    const report = await verifyBundle(await load());
    bundle = report.bundle;
    show(place, [
      ["p", report.wrong ? say(`有误：${report.wrong.code} ${report.wrong.place}`, `Wrong: ${report.wrong.code} ${report.wrong.place}`) : say("重新计算无误", "Computed again: as published"), report.wrong ? "wrong" : "right"],
      ...report.steps.map(({ step, checked }) => ["p", `${checked ? "✓" : "—"} ${steps[step] ?? step}`]),
    ]);
    place.dataset.answer = report.wrong ? "wrong" : "right";
  } catch {
    show(place, [["p", say("此刻取不到数据，什么也没有证明。请稍后重试。", "The data could not be fetched; nothing is proven.")]]);
  }
};

const own = async event => {
  event.preventDefault();
  const place = area.querySelector("[data-draw-own-result]");
  const answer = await fetch(`${area.dataset.own}?id=${encodeURIComponent(event.target.elements.own.value.trim())}`);
  const leaf = await answer.json();
  if (!answer.ok) return show(place, [["p", leaf.detail, "wrong"]]);
  if (!bundle) await replay();
  const ticket = bundle ? await checkOwn(bundle, leaf) : { wrong: { code: "bundle" } };
  place.dataset.answer = ticket.wrong ? "wrong" : ticket.isExcluded ? "excluded" : ticket.isDrawn ? "drawn" : "not-drawn";
  if (ticket.wrong) return show(place, [["p", say(`核对不成立：${ticket.wrong.code}`, `It does not hold: ${ticket.wrong.code}`), "wrong"]]);
  show(place, [
    ["p", ticket.isExcluded ? say("在名单中，被排除，未参加抽取", "In the list, left out of the draw") : ticket.isDrawn ? say("被抽中", "Drawn") : say("未被抽中", "Not drawn"), "right"],
    ["p", `${say("本企业的签号", "Your ticket")} ${ticket.ticket}`, "code"],
    ["p", `${say("截止签号", "Cut-off")} ${ticket.cutoff}`, "code"],
  ]);
};

const go = area?.querySelector("[data-draw-go]");
if (go && globalThis.crypto?.subtle) {
  go.hidden = false;
  go.querySelector("button").addEventListener("click", replay);
  area.querySelector("[data-draw-own]").addEventListener("submit", own);
}
