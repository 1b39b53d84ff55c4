// Relations diagram: factors that cause each other. What only causes is a last factor, what is only caused is a result; the factor with the most arrows out
// moves most. Which factors are key the team decides; the drawing marks them. Factors stand on a ring in their order, arrows bend through its middle, so
// that no arrow crosses a factor.
(root => {
  const { Boards } = root, { say, text, flag, list, record } = Boards, draw = Boards.svg;
  const factor = record(["因素", "factor"], { id: text(["编号", "id"], 40), text: text(["内容", "text"], 120), key: flag(["要因", "key factor"]), to: list(["引起", "causes"], text(["编号", "id"], 40), 12) });
  const most = 40, schema = Boards.board("relations", { factors: list(["因素", "factors"], factor, most) });
  const made = (id, words, to = [], key = false) => ({ id, text: words, key, to });
  const free = factors => { let at = factors.length + 1; while (factors.some(one => one.id === `f${at}`)) at++; return `f${at}`; };
  const blank = () => ({ ...schema.blank(), board: "relations", version: 1, factors: [made("f1", ""), made("f2", ""), made("f3", "")] });
  const example = () => ({ ...blank(), title: say("交货经常延期", "Deliveries are often late"), factors: [
    made("f1", say("交货延期", "Late deliveries")), made("f2", say("返工多", "Much rework"), ["f1", "f5"]), made("f3", say("工艺文件不全", "Instructions incomplete"), ["f2", "f4", "f6"], true), made("f4", say("员工操作不一致", "People work differently"), ["f2"]),
    made("f5", say("计划频繁调整", "Plans change often"), ["f1", "f7"]), made("f6", say("新员工培训时间短", "Short training"), ["f4"]), made("f7", say("换型次数多", "Many changeovers"), ["f1", "f2"]), made("f8", say("订单预测不准", "Poor forecast"), ["f5", "f9"], true), made("f9", say("原料缺货", "Material missing"), ["f5", "f1"]),
  ] });
  const nameOf = (one, at) => one.text || say(`因素 ${at + 1}`, `factor ${at + 1}`);
  const check = ({ factors }) => {
    const ids = new Set(factors.map(one => one.id)), twice = factors.findIndex((one, at) => !one.id || factors.findIndex(other => other.id === one.id) !== at);
    if (twice >= 0) return say(`“因素”第 ${twice + 1} 项的编号“${factors[twice].id}”为空或重复。`, `The id “${factors[twice].id}” of factor no. ${twice + 1} is empty or stands twice.`);
    for (const [at, one] of factors.entries()) {
      const foreign = one.to.find(id => !ids.has(id)), again = one.to.find((id, place) => one.to.indexOf(id) !== place), where = say(`“因素”第 ${at + 1} 项（${nameOf(one, at)}）`, `Factor no. ${at + 1} (${nameOf(one, at)})`);
      if (foreign !== undefined) return say(`${where}指向不存在的“${foreign}”。`, `${where} leads to “${foreign}”, which does not exist.`);
      if (one.to.includes(one.id)) return say(`${where}指向自己。`, `${where} leads to itself.`);
      if (again !== undefined) return say(`${where}两次指向“${again}”。`, `${where} leads to “${again}” twice.`);
    }
    return null;
  };
  // How many arrows come in and go out, and what that makes of a factor; `first` has the most arrows out.
  const figures = ({ factors }) => {
    const into = factors.map(one => factors.filter(other => other.to.includes(one.id)).length), far = Math.max(0, ...factors.map(one => one.to.length));
    return factors.map((one, at) => ({ in: into[at], out: one.to.length, role: into[at] + one.to.length === 0 ? "alone" : into[at] === 0 ? "last" : one.to.length === 0 ? "result" : "between", first: far > 0 && one.to.length === far }));
  };
  const roles = { alone: ["没有连线", "no arrow"], last: ["末端（只出不进）", "last (only out)"], result: ["结果（只进不出）", "result (only in)"], between: ["中间", "between"] };
  const warnings = document => {
    const { factors } = document, name = at => nameOf(factors[at], at), all = [];
    figures(document).forEach(({ role }, at) => { if (role === "alone") all.push(say(`“${name(at)}”没有连线。`, `“${name(at)}” has no arrow.`)); });
    factors.forEach((one, at) => factors.forEach((other, place) => { if (place > at && one.to.includes(other.id) && other.to.includes(one.id)) all.push(say(`“${name(at)}”和“${name(place)}”互相指向：只留影响较大的方向。`, `“${name(at)}” and “${name(place)}” lead to each other: keep the stronger direction.`)); }));
    return all;
  };
  const sentence = document => {
    const found = figures(document), named = keep => document.factors.map((one, at) => keep(found[at], one) ? nameOf(one, at) : null).filter(Boolean), key = named((_, one) => one.key), out = named(one => one.first), result = named(one => one.role === "result"), join = names => names.join(say("、", ", "));
    if (!out.length) return say("还没有连线：写出每个因素引起什么。", "No arrows yet: say what each factor causes.");
    return [say(`箭头出得最多：${join(out)}。`, `Most arrows out: ${join(out)}.`), result.length ? say(`结果：${join(result)}。`, `Results: ${join(result)}.`) : "", key.length ? say(`要因：${join(key)}。`, `Key factors: ${join(key)}.`) : say("还没有勾选要因。", "No key factor is marked yet.")].filter(Boolean).join(say("", " "));
  };
  const tables = document => {
    const found = figures(document), { factors } = document;
    return [{ title: say("因素与箭头数", "Factors and arrows"), head: [say("序号", "No."), say("因素", "Factor"), say("进", "In"), say("出", "Out"), say("位置", "Role"), say("出得最多", "Most out"), say("要因", "Key"), say("引起", "Causes")],
      rows: factors.map((one, at) => [at + 1, one.text, found[at].in, found[at].out, Boards.label(roles[found[at].role]), found[at].first ? say("是", "yes") : "", one.key ? say("是", "yes") : "", one.to.map(id => { const place = factors.findIndex(each => each.id === id); return `${place + 1} ${nameOf(factors[place], place)}`; }).join("; ")]) }];
  };

  const wide = 150, leading = 17;
  const drawing = document => {
    const { factors } = document, found = figures(document), shapes = [], count = factors.length, radius = Math.max(120, count * (wide + 22) / (2 * Math.PI)), cx = radius + wide + 40, boxes = factors.map((one, at) => {
      const lines = draw.wrap(nameOf(one, at), wide - 20, 13), high = lines.length * leading + 34, angle = -Math.PI / 2 + at * 2 * Math.PI / Math.max(1, count), [dx, dy] = [Math.cos(angle), Math.sin(angle)];
      // The box lies outside the ring and touches it with the middle of the side, or the corner, that looks inward.
      const reach = Math.min(wide / 2 / Math.max(Math.abs(dx), 1e-9), high / 2 / Math.max(Math.abs(dy), 1e-9));
      return { lines, high, x: (radius + reach) * dx, y: (radius + reach) * dy };
    });
    const top = Math.min(0, ...boxes.map(box => box.y - box.high / 2)), cy = 64 - top, height = cy + Math.max(0, ...boxes.map(box => box.y + box.high / 2)) + 44;
    const places = new Map(factors.map((one, place) => [one.id, place])), arrows = factors.flatMap((one, from) => one.to.map(id => [from, places.get(id)])), at = point => point.map(value => value.toFixed(1)).join(" ");
    // An arrow leaves and enters a box where it looks at the bend, which lies towards the middle of the ring.
    const middle = place => [cx + boxes[place].x, cy + boxes[place].y];
    const edge = (place, [mx, my], apart) => {
      const [x, y] = middle(place), length = Math.hypot(mx - x, my - y) || 1, [dx, dy] = [(mx - x) / length, (my - y) / length], reach = Math.min(wide / 2 / Math.max(Math.abs(dx), 1e-9), boxes[place].high / 2 / Math.max(Math.abs(dy), 1e-9)) + apart;
      return [x + reach * dx, y + reach * dy];
    };
    arrows.forEach(([from, to]) => {
      const [[fx, fy], [tx, ty]] = [middle(from), middle(to)], near = 0.42, bend = [(fx + tx) / 2 * (1 - near) + cx * near, (fy + ty) / 2 * (1 - near) + cy * near];
      const start = edge(from, bend, 1), tip = edge(to, bend, 3), angle = Math.atan2(tip[1] - bend[1], tip[0] - bend[0]), end = edge(to, bend, 9), colour = factors[from].key ? "red" : "soft";
      shapes.push(draw.path(`M${at(start)}Q${at(bend)} ${at(end)}`, { stroke: colour, "stroke-width": factors[from].key ? 1.8 : 1.2 }), draw.arrow(...tip, angle, { fill: colour }));
    });
    boxes.forEach((box, place) => {
      const { role, first, in: into, out } = found[place], { key } = factors[place], x = cx + box.x, y = cy + box.y, result = role === "result";
      shapes.push(draw.box(x - wide / 2, y - box.high / 2, wide, box.high, { rx: 4, fill: result ? "brand" : key ? "redpale" : role === "last" ? "amberpale" : "card", stroke: key ? "red" : result ? "brand" : role === "last" ? "amber" : "ink", "stroke-width": key ? 2.4 : 1.2 }));
      shapes.push(draw.lines(box.lines, x, y - box.high / 2 + 20, { leading, "text-anchor": "middle", "font-weight": key || result ? 600 : 400, fill: result ? "onbrand" : "ink", "data-key": `factor-${place}-text` }));
      shapes.push(draw.words(say(`进 ${into}　出 ${out}${first ? " ★" : ""}`, `in ${into}, out ${out}${first ? " ★" : ""}`), x, y + box.high / 2 - 9, { "font-size": 11, "text-anchor": "middle", fill: result ? "onbrand" : key ? "red" : "soft" }));
    });
    shapes.unshift(draw.words(document.title || say("关联图", "Relations diagram"), 20, 34, { "font-size": 18, "font-weight": 700 }));
    shapes.push(draw.words(say("红：要因；黄：末端；深色：结果；★：箭头出得最多。", "Red: key. Amber: last. Dark: result. ★: most arrows out."), 20, height - 12, { "font-size": 11, fill: "soft" }));
    return { width: 2 * cx, height, shapes };
  };
  const drop = (document, id) => document.factors.forEach(one => { one.to = one.to.filter(each => each !== id); });
  Boards.kinds.relations = { schema, blank, example, check, figures, warnings, sentence, tables, draw: drawing };

  if (!root.document) return;
  Boards.views.relations = {
    edit(board) {
      const { h, field, group } = Boards.parts, { factors } = board.document, change = (work, focus) => { board.change(work); board.render(focus); };
      const card = (one, at) => {
        const key = part => `factor-${at}-${part}`, targets = place => [["", "（无）", "(none)"], ...factors.map((each, other) => [each.id, `${other + 1} ${nameOf(each, other)}`, `${other + 1} ${nameOf(each, other)}`]).filter(([id]) => id !== one.id && (id === one.to[place] || !one.to.includes(id)))];
        const ways = [...one.to, ...(one.to.length < Math.min(12, factors.length - 1) ? [""] : [])];
        return h("li", {},
          h("div", { class: "board-row" }, field({ bare: true, label: say(`因素 ${at + 1}`, `Factor ${at + 1}`), placeholder: say(`因素 ${at + 1}`, `Factor ${at + 1}`), value: one.text, key: key("text"), set: value => board.set(key("text"), document => { document.factors[at].text = value; }) }),
            field({ bare: true, type: "flag", label: say(`要因：因素 ${at + 1}`, `Key: factor ${at + 1}`), hint: say("要因", "key"), value: one.key, key: key("key"), set: value => board.set(key("key"), document => { document.factors[at].key = value; }) })),
          ways.length ? h("div", { class: "board-ways" }, h("p", { class: "hint" }, say("引起", "Causes")), h("span", {}, ways.map((id, place) => field({ bare: true, type: "choice", label: say(`因素 ${at + 1} 引起 ${place + 1}`, `Factor ${at + 1} causes, ${place + 1}`), options: targets(place), value: id, key: key(`to-${place}`),
            set: value => change(document => { const { to } = document.factors[at]; if (!value) to.splice(place, 1); else to[place] = value; }, key(`to-${place}`)) })))) : null,
          h("div", { class: "board-acts" },
            [["↑", say("上移", "move up"), -1], ["↓", say("下移", "move down"), 1]].map(([sign, does, by]) => h("button", { type: "button", "aria-label": say(`${does}：因素 ${at + 1}`, `${does}: factor ${at + 1}`), disabled: at + by < 0 || at + by >= factors.length, onclick: () => change(document => { Boards.move(document.factors, at, by); }, `factor-${at + by}-text`) }, sign)),
            h("button", { type: "button", "aria-label": say(`删除因素 ${at + 1}`, `delete factor ${at + 1}`), disabled: factors.length <= 1, onclick: () => change(document => { const [gone] = document.factors.splice(at, 1); drop(document, gone.id); }, `factor-${Math.max(0, at - 1)}-text`) }, "✕")));
      };
      const add = () => change(document => { document.factors.push(made(free(document.factors), "")); }, `factor-${factors.length}-text`);
      const cards = h("ol", { class: "board-steps" }, factors.map(card));
      cards.addEventListener("keydown", event => { if (event.key === "Enter" && !event.isComposing && event.target.matches("input:not([type=checkbox])") && factors.length < most) { event.preventDefault(); add(); } });
      return [group(say("因素", "Factors"), cards, h("p", {}, h("button", { type: "button", disabled: factors.length >= most, onclick: add }, say("加因素", "Add a factor"))))];
    },
    result(board, box) {
      const { h } = Boards.parts, found = warnings(board.document);
      box.replaceChildren(h("p", { class: "board-verdict" }, sentence(board.document)), found.length ? h("ul", { class: "board-warnings" }, found.map(one => h("li", {}, one))) : "");
    },
  };
})(globalThis);
