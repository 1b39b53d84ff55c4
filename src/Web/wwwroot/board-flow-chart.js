// Flow chart: steps in lanes and what follows what. Laid out from the top: a step stands one rank below the last step that leads to it; connections that
// lead back or over several ranks run in channels beside the lanes, so that no line crosses a step.
(root => {
  const { Boards } = root, { say, text, choice, list, record } = Boards, draw = Boards.svg;
  const kinds = [["start", "开始", "start"], ["step", "步骤", "step"], ["decision", "判断", "decision"], ["document", "文件", "document"], ["end", "结束", "end"]];
  const step = record(["步骤", "step"], {
    id: text(["编号", "id"], 40), kind: choice(["种类", "kind"], kinds), text: text(["内容", "text"], 200), lane: text(["泳道", "lane"], 60),
    next: list(["去向", "leads to"], record(["连线", "connection"], { to: text(["目标", "target"], 40), label: text(["条件", "condition"], 40) }), 6),
  });
  const schema = Boards.board("flow-chart", { steps: list(["步骤", "steps"], step, 120) });
  const free = steps => { let at = steps.length + 1; while (steps.some(one => one.id === `s${at}`)) at++; return `s${at}`; };
  const made = (id, kind, words, lane, next = []) => ({ id, kind, text: words, lane, next: next.map(([to, label = ""]) => ({ to, label })) });
  const blank = () => ({ ...schema.blank(), board: "flow-chart", version: 1, steps: [made("s1", "start", say("开始", "Start"), "", [["s2"]]), made("s2", "step", "", "", [["s3"]]), made("s3", "end", say("结束", "End"), "")] });
  const example = () => {
    const [buyer, checker, store] = [say("采购", "Purchasing"), say("检验", "Inspection"), say("仓库", "Store")], yes = say("合格", "pass"), no = say("不合格", "fail");
    return { ...blank(), title: say("进货检验流程", "Incoming inspection"), steps: [
      made("s1", "start", say("来料到货", "Goods arrive"), store, [["s2"]]), made("s2", "step", say("核对送货单与数量", "Check note and quantity"), store, [["s3"]]), made("s3", "step", say("按抽样方案抽样检验", "Inspect a sample"), checker, [["s4"]]),
      made("s4", "decision", say("样本合格？", "Sample passes?"), checker, [["s5", yes], ["s7", no]]), made("s5", "document", say("检验记录", "Inspection record"), checker, [["s6"]]), made("s6", "step", say("入库", "Put in store"), store, [["s9"]]),
      made("s7", "document", say("不合格品评审单", "Nonconformity review"), buyer, [["s8"]]), made("s8", "decision", say("可挑选使用？", "Sorting possible?"), buyer, [["s3", say("挑选后复检", "sort, then again")], ["s9", say("退货", "return")]]), made("s9", "end", say("结束", "End"), store),
    ] };
  };
  const nameOf = (one, at) => one.text || say(`第 ${at + 1} 步`, `step ${at + 1}`);
  const check = ({ steps }) => {
    const twice = steps.findIndex((one, at) => !one.id || steps.findIndex(other => other.id === one.id) !== at);
    if (twice >= 0) return say(`“步骤”第 ${twice + 1} 项的编号“${steps[twice].id}”为空或重复。`, `The id “${steps[twice].id}” of step no. ${twice + 1} is empty or stands twice.`);
    const at = steps.findIndex(one => one.next.some(({ to }) => !steps.some(other => other.id === to)));
    if (at >= 0) return say(`“步骤”第 ${at + 1} 项指向不存在的“${steps[at].next.find(({ to }) => !steps.some(other => other.id === to)).to}”。`, `Step no. ${at + 1} leads to “${steps[at].next.find(({ to }) => !steps.some(other => other.id === to)).to}”, which does not exist.`);
    return null;
  };
  // What a reader of the chart would stumble over; the drawing is shown all the same.
  const warnings = ({ steps }) => {
    const reached = new Set(), by = new Map(steps.map(one => [one.id, one])), go = id => { if (reached.has(id)) return; reached.add(id); by.get(id)?.next.forEach(({ to }) => go(to)); };
    steps.filter(one => one.kind === "start").forEach(one => go(one.id));
    const all = [];
    if (!steps.some(one => one.kind === "start")) all.push(say("没有“开始”。", "There is no start."));
    if (!steps.some(one => one.kind === "end")) all.push(say("没有“结束”。", "There is no end."));
    steps.forEach((one, at) => {
      if (one.kind === "decision" && one.next.length < 2) all.push(say(`判断“${nameOf(one, at)}”只有 ${one.next.length} 个去向，至少要两个。`, `The decision “${nameOf(one, at)}” leads to ${one.next.length}; it needs two.`));
      if (one.kind === "decision" && one.next.length > 1 && one.next.some(each => !each.label)) all.push(say(`判断“${nameOf(one, at)}”有去向没有写条件。`, `A way out of “${nameOf(one, at)}” has no condition.`));
      if (one.kind === "end" && one.next.length) all.push(say(`“${nameOf(one, at)}”是结束，却还有去向。`, `“${nameOf(one, at)}” is an end and yet leads on.`));
      if (one.kind !== "end" && !one.next.length) all.push(say(`“${nameOf(one, at)}”没有去向。`, `“${nameOf(one, at)}” leads nowhere.`));
      if (reached.size && !reached.has(one.id)) all.push(say(`从开始走不到“${nameOf(one, at)}”。`, `“${nameOf(one, at)}” cannot be reached from the start.`));
    });
    return all;
  };
  // Ranks: the longest way from the top over connections that do not lead back. What leads back is found by walking in the order of the steps.
  const layout = ({ steps }) => {
    const by = new Map(steps.map((one, at) => [one.id, at])), edges = steps.flatMap((one, from) => one.next.map(({ to, label }) => ({ from, to: by.get(to), label, back: false })).filter(edge => edge.to !== undefined));
    const state = steps.map(() => 0), order = [];
    const visit = at => {
      state[at] = 1;
      edges.filter(edge => edge.from === at).forEach(edge => { if (state[edge.to] === 1) edge.back = true; else if (state[edge.to] === 0) visit(edge.to); });
      state[at] = 2;
      order.unshift(at);
    };
    [...steps.keys()].sort((a, b) => (steps[b].kind === "start") - (steps[a].kind === "start") || a - b).forEach(at => { if (state[at] === 0) visit(at); });
    const rank = steps.map(() => 0);
    order.forEach(at => edges.filter(edge => edge.from === at && !edge.back).forEach(edge => { rank[edge.to] = Math.max(rank[edge.to], rank[at] + 1); }));
    const lanes = [...new Set(steps.map(one => one.lane))], laneOf = steps.map(one => lanes.indexOf(one.lane)), slots = lanes.map(() => 1), slot = steps.map(() => 0), taken = new Map();
    steps.forEach((_, at) => { const key = `${laneOf[at]} ${rank[at]}`; slot[at] = taken.get(key) ?? 0; taken.set(key, slot[at] + 1); slots[laneOf[at]] = Math.max(slots[laneOf[at]], slot[at] + 1); });
    return { edges, rank, lanes, laneOf, slots, slot, ranks: Math.max(0, ...rank) + 1, beside: taken };
  };
  const wide = 150, pitch = 182, tallest = 64;
  const drawing = document => {
    const { steps } = document, { edges, rank, lanes, laneOf, slots, slot, ranks, beside } = layout(document), shapes = [], top = 96;
    const laneLeft = [], laneWide = slots.map(count => count * pitch + 14);
    laneWide.reduce((left, width, at) => { laneLeft[at] = left; return left + width; }, 24);
    const right = 24 + laneWide.reduce((sum, width) => sum + width, 0);
    const lines = steps.map((one, at) => draw.wrap(one.text || say(`第 ${at + 1} 步`, `Step ${at + 1}`), one.kind === "decision" ? 92 : wide - 22, 13)), heights = steps.map((one, at) => Math.max(44, lines[at].length * 17 + (one.kind === "decision" ? 40 : 22)));
    const x = at => { const here = beside.get(`${laneOf[at]} ${rank[at]}`), middle = laneLeft[laneOf[at]] + laneWide[laneOf[at]] / 2; return middle + (slot[at] - (here - 1) / 2) * pitch; };
    // Gap r lies above rank r; every connection that runs across it has a height of its own there.
    const tracks = Array.from({ length: ranks + 1 }, () => 0), straight = edge => !edge.back && rank[edge.to] === rank[edge.from] + 1 && Math.abs(x(edge.from) - x(edge.to)) < 1;
    edges.forEach(edge => {
      edge.straight = straight(edge);
      edge.direct = !edge.back && rank[edge.to] === rank[edge.from] + 1;
      if (edge.straight) return;
      edge.out = tracks[rank[edge.from] + 1]++;
      edge.in = edge.direct ? edge.out : tracks[rank[edge.to]]++;
    });
    const gap = tracks.map(count => 34 + count * 13), y = [], rows = Array.from({ length: ranks }, (_, r) => Math.max(tallest, ...heights.filter((_, at) => rank[at] === r)));
    rows.reduce((at, high, r) => { y[r] = at + gap[r] + high / 2; return at + gap[r] + high; }, top);
    const bottom = ranks ? y[ranks - 1] + rows[ranks - 1] / 2 : top, level = (r, track) => (r < ranks ? y[r] - rows[r] / 2 - gap[r] : bottom) + 15 + track * 13;
    const channels = edges.filter(edge => !edge.straight && !edge.direct), total = right + channels.length * 13 + 30, height = bottom + gap[ranks] + 16;
    shapes.push(draw.words(document.title || say("流程图", "Flow chart"), 24, 32, { "font-size": 18, "font-weight": 700 }));
    if (lanes.length > 1 || lanes[0]) lanes.forEach((lane, at) => shapes.push(draw.box(laneLeft[at], 54, laneWide[at], height - 64, { fill: at % 2 ? "card" : "wash", stroke: "line" }), draw.centred(draw.wrap(lane || say("（未分）", "(none)"), laneWide[at] - 12, 14), laneLeft[at] + laneWide[at] / 2, 74, { "font-weight": 600, "font-size": 14 })));
    // Where several connections leave or enter a step they stand side by side in the order of where they go; beside a straight one they keep off the middle.
    const aimed = edge => edge.direct ? x(edge.to) : right, came = edge => edge.direct ? x(edge.from) : right;
    const offset = (edge, end, far) => {
      if (edge.straight) return 0;
      const all = edges.filter(each => each[end] === edge[end] && !each.straight).sort((a, b) => far(a) - far(b)), at = all.indexOf(edge), wideStep = steps[edge[end]].kind === "decision" ? 56 : 20;
      if (!edges.some(each => each[end] === edge[end] && each.straight)) return (at - (all.length - 1) / 2) * wideStep;
      const left = all.filter(each => far(each) < x(edge[end])).length;
      return at < left ? (at - left) * 22 - 8 : (at - left + 1) * 22 + 8;
    };
    edges.forEach(edge => {
      const startX = x(edge.from) + offset(edge, "from", aimed), endX = x(edge.to) + offset(edge, "to", came);
      const lift = steps[edge.from].kind === "decision" ? Math.abs(startX - x(edge.from)) / (wide / 2) * heights[edge.from] / 2 : 0, drop = steps[edge.to].kind === "decision" ? Math.abs(endX - x(edge.to)) / (wide / 2) * heights[edge.to] / 2 : 0;
      const from = y[rank[edge.from]] + heights[edge.from] / 2 - lift, to = y[rank[edge.to]] - heights[edge.to] / 2 + drop, colour = edge.back ? "amber" : "ink";
      const out = edge.straight ? 0 : level(rank[edge.from] + 1, edge.out), inn = edge.straight || edge.direct ? out : level(rank[edge.to], edge.in), aside = right + 10 + channels.indexOf(edge) * 13;
      const d = edge.straight ? `M${startX} ${from}V${to - 6}` : edge.direct ? `M${startX} ${from}V${out}H${endX}V${to - 6}` : `M${startX} ${from}V${out}H${aside}V${inn}H${endX}V${to - 6}`;
      shapes.push(draw.path(d, { stroke: colour, "stroke-dasharray": edge.back ? "6 4" : undefined }), draw.arrow(endX, to, Math.PI / 2, { fill: colour }));
      if (edge.label) {
        const leftward = edge.straight || (edge.direct && endX < startX), base = edge.straight ? from + 18 : out - 4;
        shapes.push(draw.words(edge.label, startX + (leftward ? -6 : 6), base, { "text-anchor": leftward ? "end" : "start", "font-size": 12, fill: colour, stroke: "card", "stroke-width": 3, "paint-order": "stroke" }));
      }
    });
    steps.forEach((one, at) => {
      const cx = x(at), cy = y[rank[at]], high = heights[at], left = cx - wide / 2, up = cy - high / 2, key = `step-${at}-text`;
      if (one.kind === "start" || one.kind === "end") shapes.push(draw.box(left, up, wide, high, { rx: high / 2, fill: "brand", stroke: "brand" }));
      else if (one.kind === "decision") shapes.push(draw.path(`M${cx} ${up}L${cx + wide / 2} ${cy}L${cx} ${up + high}L${left} ${cy}Z`, { fill: "amberpale", stroke: "amber" }));
      else if (one.kind === "document") shapes.push(draw.path(`M${left} ${up}H${left + wide}V${up + high - 5}q${-wide / 4} -12 ${-wide / 2} 0t${-wide / 2} 0Z`, { fill: "card" }));
      else shapes.push(draw.box(left, up, wide, high, { rx: 2, fill: "brandpale", stroke: "brand" }));
      shapes.push(draw.centred(lines[at], cx, cy - (one.kind === "document" ? 4 : 0), { leading: 17, fill: one.kind === "start" || one.kind === "end" ? "onbrand" : "ink", "data-key": key }));
    });
    return { width: Math.max(total, 360), height, shapes };
  };
  const tables = document => [{ title: say("步骤", "Steps"), head: [say("序号", "No."), say("种类", "Kind"), say("内容", "Text"), say("泳道", "Lane"), say("去向", "Leads to")],
    rows: document.steps.map((one, at) => [at + 1, Boards.label(kinds.find(([each]) => each === one.kind).slice(1)), one.text, one.lane, one.next.map(({ to, label }) => { const target = document.steps.findIndex(each => each.id === to); return `${target + 1} ${nameOf(document.steps[target], target)}${label ? `（${label}）` : ""}`; }).join("; ")]) }];
  // A step put in after another takes over where that one led, so that the chain holds; taken out, those before it lead on to where it led.
  const insert = (document, after, kind = "step") => {
    const { steps } = document, before = steps[after], added = made(free(steps), kind, "", before?.lane ?? "");
    if (before && before.kind !== "end" && before.next.length < 6) { if (before.kind === "decision") before.next.push({ to: added.id, label: "" }); else { added.next = before.next; before.next = [{ to: added.id, label: "" }]; } }
    steps.splice(after + 1, 0, added);
  };
  const remove = (document, at) => {
    const [gone] = document.steps.splice(at, 1), onward = gone.next.find(({ to }) => to !== gone.id)?.to;
    document.steps.forEach(one => { one.next = one.next.map(each => each.to === gone.id ? { ...each, to: onward } : each).filter((each, place, all) => each.to !== undefined && each.to !== one.id && all.findIndex(other => other.to === each.to) === place); });
  };
  Boards.kinds["flow-chart"] = { schema, blank, example, check, warnings, layout, tables, draw: drawing, insert, remove, kindWords: kinds, nameOf };
})(globalThis);
