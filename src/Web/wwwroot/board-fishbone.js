// Fishbone (cause and effect). Bones are the first level of the outline, causes lie below them to any depth; what is marked as a last cause is to be
// confirmed, and the table of confirmations is part of the document.
(root => {
  const { Boards } = root, { say, text, number, flag, choice, day, list, record } = Boards, draw = Boards.svg;
  const verdicts = [["", "未确认", "not confirmed"], ["yes", "是要因", "main cause"], ["no", "非要因", "not a main cause"]];
  const cause = record(["原因", "cause"], {
    text: text(["原因", "cause"], 200), note: text(["备注", "note"], 1000), votes: number(["票数", "votes"], { most: 9999, whole: true }), last: flag(["末端因素", "last cause"]),
    how: text(["确认方法", "method"], 500), found: text(["确认结果", "finding"], 1000), by: text(["确认人", "by"], 60), on: day(["确认日期", "day"]),
    verdict: choice(["结论", "verdict"], verdicts), children: list(["下级原因", "causes below"], () => cause, 200),
  });
  const schema = Boards.board("fishbone", { effect: text(["问题（结果）", "effect"], 300), causes: list(["原因", "causes"], () => cause, 20) });
  const fresh = (words = "", more = {}) => ({ ...cause.blank(), text: words, ...more });
  const bones = () => [["人", "People"], ["机", "Machine"], ["料", "Material"], ["法", "Method"], ["环", "Environment"], ["测", "Measurement"]].map(Boards.label);
  const blank = () => ({ ...schema.blank(), board: "fishbone", version: 1, causes: bones().map(name => fresh(name)) });
  const example = () => {
    const made = blank(), [people, machine, material, method, place, measure] = made.causes;
    made.title = say("涂层厚度不合格率高", "Coating thickness out of limits");
    made.effect = say("涂层厚度不合格率 3.2%", "3.2 % of coatings out of limits");
    const below = (parent, words, more, children = []) => { const one = fresh(words, more); one.children = children; parent.children.push(one); return one; };
    below(people, say("新员工操作不熟", "New staff unpractised"), { votes: 2 }, [fresh(say("岗前实操培训不足 8 小时", "Less than 8 h of practice"), { last: true, votes: 4, how: say("查培训记录，抽考 12 人", "Training records, test of 12 people"), found: say("12 人中 11 人合格", "11 of 12 passed"), by: say("李工", "Li"), on: "2026-03-12", verdict: "no" })]);
    below(machine, say("喷枪流量波动", "Gun flow varies"), { votes: 5 }, [fresh(say("调压阀膜片老化", "Regulator membrane aged"), { last: true, votes: 6, how: say("现场测量 30 组流量", "30 flow readings on site"), found: say("流量极差 18%，规定 5% 以内", "Range 18 %, limit 5 %"), by: say("王工", "Wang"), on: "2026-03-13", verdict: "yes" })]);
    below(material, say("粉末粒径分布宽", "Powder size spread"), { votes: 3, last: true });
    below(method, say("喷涂距离未规定公差", "No tolerance for distance"), { votes: 4, last: true });
    below(place, say("夏季湿度超过 70%", "Humidity above 70 % in summer"), { votes: 1, last: true });
    below(measure, say("测厚仪校准周期过长", "Gauge calibrated too rarely"), { votes: 2 }, [fresh(say("校准计划未列入该仪器", "Gauge missing from the plan"), { last: true })]);
    return made;
  };
  // The last causes with the way that leads to them.
  const lasts = ({ causes }) => {
    const all = [];
    Boards.outline.walk(causes, (one, place) => { if (one.last && place.length > 1) all.push({ one, place, way: place.map((_, at) => Boards.outline.find(causes, place.slice(0, at + 1)).text) }); });
    return all;
  };
  const word = value => Boards.label(verdicts.find(([each]) => each === value).slice(1));
  const tables = document => [
    { title: say("要因确认表", "Confirmation of causes"), head: [say("序号", "No."), say("末端因素", "Last cause"), say("所属", "From"), say("票数", "Votes"), say("确认方法", "Method"), say("确认结果", "Finding"), say("确认人", "By"), say("日期", "Day"), say("结论", "Verdict")],
      rows: lasts(document).map(({ one, way }, at) => [at + 1, one.text, way.slice(0, -1).join(" › "), one.votes, one.how, one.found, one.by, one.on, word(one.verdict)]) },
    { title: say("全部原因", "All causes"), head: [say("层次", "Level"), say("原因", "Cause"), say("票数", "Votes"), say("末端因素", "Last"), say("备注", "Note")],
      rows: Boards.outline.flat(document.causes).map(({ item, place }) => [place.map(at => at + 1).join("."), item.text, item.votes, item.last ? say("是", "yes") : "", item.note]) },
  ];

  // A bone slants towards the spine; the causes lie to its left, row below row, those of deeper levels further right on twigs beside the bone.
  const size = 13, leading = 17, slope = 0.32, indent = 22, most = 190;
  const rowsOf = (bone, at) => {
    const rows = [];
    Boards.outline.walk(bone.children, (one, place) => {
      const marked = (one.last ? "◎ " : "") + (one.text || say("（空）", "(empty)")) + (one.votes ? `（${one.votes}）` : ""), written = draw.wrap(marked, most, size);
      rows.push({ one, place: [at, ...place], depth: place.length, lines: written, width: Math.max(...written.map(each => draw.width(each, size))) + 4, height: written.length * leading + 9 });
    });
    const height = Math.max(96, rows.reduce((sum, row) => sum + row.height, 0) + 18);
    const widest = Math.max(60, ...rows.map(row => row.width + (row.depth - 1) * indent));
    return { bone, at, rows, height, widest, width: widest + 30 + height * slope };
  };
  const drawing = document => {
    const blocks = document.causes.map(rowsOf), top = blocks.filter((_, at) => at % 2 === 0), bottom = blocks.filter((_, at) => at % 2 === 1);
    const above = Math.max(90, ...top.map(block => block.height)) + 96, below = Math.max(90, ...bottom.map(block => block.height)) + 52, spine = above + 10;
    const shapes = [];
    let left = 20;
    top.forEach((block, column) => {
      const pair = [[block, true], [bottom[column], false]].filter(([each]) => each), wide = Math.max(...pair.map(([each]) => each.width));
      const foot = left + wide;
      pair.forEach(([each, up]) => shapes.push(bone(each, up, foot, spine)));
      left = foot + 22;
    });
    const effect = draw.wrap(document.effect || say("问题（结果）", "Effect"), 122, 15), tall = Math.max(64, effect.length * 21 + 26);
    const end = left + 26;
    shapes.push(draw.words(document.title || say("鱼骨图", "Fishbone"), 20, 32, { "font-size": 18, "font-weight": 700 }));
    shapes.unshift(draw.line(16, spine, end - 4, spine, { stroke: "ink", "stroke-width": 3 }), draw.arrow(end, spine, 0));
    shapes.push(draw.box(end, spine - tall / 2, 164, tall, { fill: "redpale", stroke: "red", "stroke-width": 2, rx: 3 }), draw.centred(effect, end + 82, spine, { "font-size": 15, "font-weight": 600, leading: 21 }));
    return { width: end + 180, height: Math.max(spine + below, spine + tall / 2) + 10, shapes };
  };
  const bone = ({ bone: one, at, rows, height, widest }, up, foot, spine) => {
    const sign = up ? 1 : -1, head = spine - sign * (height + 12), x = y => foot - Math.abs(spine - y) * slope, shapes = [];
    const name = draw.wrap(one.text || say("（空）", "(empty)"), 120, 14), wide = Math.max(44, ...name.map(each => draw.width(each, 14) + 24)), tall = name.length * 18 + 12;
    shapes.push(draw.line(x(head), head, foot, spine, { "stroke-width": 2, stroke: "brand" }));
    shapes.push(draw.box(x(head) - wide / 2, up ? head - tall : head, wide, tall, { fill: "brand", stroke: "brand", rx: 3 }), draw.centred(name, x(head), up ? head - tall / 2 : head + tall / 2, { "font-size": 14, "font-weight": 600, fill: "onbrand", "data-key": `cause-${at}` }));
    let y = up ? head + 8 : spine + 10;
    const starts = [];
    rows.forEach(row => {
      const base = y + row.height - 8, start = x(base) - 14 - widest + (row.depth - 1) * indent, colour = row.one.last ? "red" : "ink";
      starts[row.depth] = { start, base };
      shapes.push(draw.lines(row.lines, start + 4, y + leading - 4, { leading, "font-size": size, fill: colour, "font-weight": row.one.last ? 600 : 400, "data-key": `cause-${row.place.join("-")}` }));
      if (row.depth === 1) shapes.push(draw.line(start, base, x(base), base, { stroke: "soft" }), draw.arrow(x(base), base, 0, { fill: "soft" }));
      else {
        const parent = starts[row.depth - 1], from = parent.start + 8;
        shapes.push(draw.path(`M${from} ${parent.base}L${start - 8} ${base}L${start + row.width} ${base}`, { stroke: "soft", "stroke-width": 1 }));
      }
      y += row.height;
    });
    return shapes;
  };
  Boards.kinds.fishbone = { schema, blank, example, tables, draw: drawing, lasts };

  if (!root.document) return;
  Boards.views.fishbone = {
    edit(board) {
      const { h, field, fields, group } = Boards.parts;
      const notes = board.memory.notes ?? false;
      const confirm = lasts(board.document);
      return [
        fields(board, "effect", [{ key: "effect", label: say("问题（结果）", "Effect (the problem)") }], document => document),
        group(say("原因", "Causes"), Boards.outlineEditor(board, {
          name: "cause", of: document => document.causes, fresh: () => fresh(), fixed: 1,
          words: { acts: say("对所选原因", "The chosen cause"), list: say("原因，按层次缩进", "Causes, indented by level"), item: place => place.length === 1 ? say(`主骨 ${place[0] + 1}`, `Bone ${place[0] + 1}`) : say(`原因 ${place.map(at => at + 1).join(".")}`, `Cause ${place.map(at => at + 1).join(".")}`), placeholder: place => place.length === 1 ? say("类别", "Category") : say("原因", "Cause") },
          columns: (item, place, set, key) => place.length === 1 ? null : [
            field({ bare: true, type: "number", label: say("票数", "Votes"), placeholder: say("票", "votes"), limits: { most: 9999, whole: true }, value: item.votes, key: `${key}votes`, set: value => set("votes", value) }),
            field({ bare: true, type: "flag", label: say("末端因素", "Last cause"), hint: say("末端", "last"), value: item.last, key: `${key}last`, set: value => { set("last", value); board.render(); } }),
            notes ? field({ bare: true, label: say("备注", "Note"), placeholder: say("备注、证据", "Note, evidence"), value: item.note, key: `${key}note`, set: value => set("note", value) }) : null],
        }), h("p", {}, field({ type: "flag", label: say("填写备注", "Write notes"), value: notes, key: "notes", set: value => { board.memory.notes = value; board.render(); } }))),
        group(say("要因确认", "Confirmation of last causes"), confirm.length ? null : h("p", { class: "hint" }, say("把不能再往下追问的原因勾为“末端”，它会出现在这里等待确认。", "Mark the causes that cannot be traced further as last; they then wait here.")),
          confirm.map(({ one, place }) => {
            const key = `confirm-${place.join("-")}`, part = (name, label, more = {}) => field({ label, value: one[name], key: `${key}-${name}`, short: true, ...more, set: value => board.set(`${key}-${name}`, document => { Boards.outline.find(document.causes, place)[name] = value; }) });
            return h("details", { class: "board-confirm", open: board.memory.open === key, ontoggle: event => { if (event.target.open) board.memory.open = key; } }, h("summary", {}, one.text || say("（空）", "(empty)")),
              h("div", { class: "board-fields" }, part("how", say("确认方法", "Method")), part("found", say("确认结果（数据）", "Finding (data)")), part("by", say("确认人", "By")), part("on", say("确认日期", "Day"), { type: "date" }), part("verdict", say("结论", "Verdict"), { type: "choice", options: verdicts })));
          })),
      ];
    },
  };
})(globalThis);
