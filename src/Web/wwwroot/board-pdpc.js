// PDPC (process decision programme chart): steps towards a goal, what may go wrong at each, and what would be done about it, judged ○ (will do) or
// × (will not do). A problem stands open while none of its countermeasures is judged ○. The outline has these three levels and no more.
(root => {
  const { Boards } = root, { say, text, choice, list, record } = Boards, draw = Boards.svg;
  const verdicts = [["", "未判断", "not judged"], ["yes", "○ 可行", "○ feasible"], ["no", "× 不可行", "× not feasible"]];
  const entry = record(["条目", "entry"], { text: text(["内容", "text"], 200), verdict: choice(["判断", "verdict"], verdicts), children: list(["下级", "below"], () => entry, 20) });
  const schema = Boards.board("pdpc", { start: text(["起点", "start"], 200), goal: text(["目标", "goal"], 200), steps: list(["步骤", "steps"], entry, 30) });
  const fresh = (words = "", children = [], verdict = "") => ({ text: words, verdict, children });
  const levels = [["步骤", "Step"], ["预想的问题", "Problem"], ["对策", "Countermeasure"]], most = 300;
  const blank = () => ({ ...schema.blank(), board: "pdpc", version: 1, steps: [fresh("", [fresh("", [fresh()])])] });
  const example = () => ({ ...blank(), title: say("新喷涂线切换", "Change to the new coating line"), start: say("旧线停用", "The old line stops"), goal: say("新线当天达产，合格率不低于 99%", "Full output on the day, 99 % pass"), steps: [
    fresh(say("搬迁喷枪和调压阀", "Move guns and regulators"), [fresh(say("运输中损坏", "Damaged on the way"), [fresh(say("备用喷枪两把", "Two spare guns"), [], "yes"), fresh(say("当天向厂家借用", "Borrow from the maker"), [], "no")])]),
    fresh(say("接气接电并试运行", "Connect and run idle"), [fresh(say("气压不足", "Air pressure too low"), [fresh(say("提前一周实测管网压力", "Measure the net a week before"), [], "yes")]), fresh(say("通信协议不通", "Controls do not talk"), [fresh(say("厂家工程师现场值守", "The maker's engineer stays on site"), [], "yes"), fresh(say("改为手动控制", "Run by hand"), [], "no")])]),
    fresh(say("首件检验并放行", "First-piece inspection"), [fresh(say("膜厚超差", "Thickness out of limits"), [fresh(say("按预设参数表微调", "Adjust by the prepared table"), [], "yes")]), fresh(say("测厚仪故障", "Gauge fails"), [fresh(say("送外检测", "Send samples out"), [], "no")])]),
  ] });
  const check = ({ steps }) => {
    const all = Boards.outline.flat(steps), deep = all.find(({ place }) => place.length > 3), judged = all.find(({ item, place }) => place.length < 3 && item.verdict), at = place => place.map(each => each + 1).join(".");
    if (all.length > most) return say(`一共有 ${all.length} 个条目，最多 ${most} 个。`, `There are ${all.length} entries; at most ${most} are allowed.`);
    if (deep) return say(`条目 ${at(deep.place)}“${deep.item.text}”在对策下面；PDPC 只有步骤、问题、对策三层。`, `Entry ${at(deep.place)} “${deep.item.text}” lies below a countermeasure; there are steps, problems and countermeasures only.`);
    return judged ? say(`条目 ${at(judged.place)}“${judged.item.text}”不是对策，不能有判断。`, `Entry ${at(judged.place)} “${judged.item.text}” is no countermeasure and cannot be judged.`) : null;
  };
  const isOpen = problem => !problem.children.some(one => one.verdict === "yes");
  const figures = ({ steps }) => {
    const problems = steps.flatMap((step, at) => step.children.map((problem, place) => ({ problem, place: [at, place] }))), measures = problems.flatMap(({ problem }) => problem.children), count = verdict => measures.filter(one => one.verdict === verdict).length;
    return { steps: steps.length, problems: problems.length, measures: measures.length, yes: count("yes"), no: count("no"), waiting: count(""), open: problems.filter(({ problem }) => isOpen(problem)) };
  };
  const sentence = document => {
    const { steps, problems, measures, yes, no, waiting, open } = figures(document), names = open.map(({ problem, place }) => problem.text || say(`问题 ${place.map(at => at + 1).join(".")}`, `problem ${place.map(at => at + 1).join(".")}`));
    return say(`${steps} 个步骤，预想 ${problems} 个问题，${measures} 条对策（○ ${yes}，× ${no}，未判断 ${waiting}）。${!problems ? "还没有预想问题。" : names.length ? `还没有可行对策的问题：${names.join("、")}。` : "每个问题都有可行的对策。"}`,
      `${steps} steps, ${problems} problems foreseen, ${measures} countermeasures (○ ${yes}, × ${no}, not judged ${waiting}). ${!problems ? "No problem is foreseen yet." : names.length ? `Without a feasible countermeasure: ${names.join(", ")}.` : "Every problem has a feasible countermeasure."}`);
  };
  const word = value => Boards.label(verdicts.find(([each]) => each === value).slice(1));
  const tables = ({ steps }) => [{ title: say("步骤、问题与对策", "Steps, problems, countermeasures"), head: [say("序号", "No."), ...levels.map(Boards.label), say("判断", "Verdict")],
    rows: steps.flatMap((step, s) => step.children.length ? step.children.flatMap((problem, p) => problem.children.length ? problem.children.map((one, m) => [`${s + 1}.${p + 1}.${m + 1}`, step.text, problem.text, one.text, word(one.verdict)]) : [[`${s + 1}.${p + 1}`, step.text, problem.text, "", ""]]) : [[String(s + 1), step.text, "", "", ""]]) }];

  // Steps go down at the left; problems stand to the right of their step, countermeasures to the right of their problem, each as high as what it holds.
  const wide = 178, apart = 44, leading = 17, columns = [20, 20 + wide + apart, 20 + 2 * (wide + apart)];
  const drawing = document => {
    const shapes = [draw.words(document.title || say("PDPC", "PDPC"), 20, 34, { "font-size": 18, "font-weight": 700 })], boxOf = (words, empty, most = wide - 20) => { const lines = draw.wrap(words || empty, most, 13); return { lines, high: lines.length * leading + 18 }; };
    let y = 58, last = null;
    const put = (x, top, { lines, high }, look, key) => shapes.push(draw.box(x, top, wide, high, { rx: 3, ...look }), draw.centred(lines, x + wide / 2, top + high / 2, { leading, fill: look.words ?? "ink", "font-weight": look.weight ?? 400, "data-key": key }));
    const down = top => { if (last !== null) shapes.push(draw.line(columns[0] + wide / 2, last, columns[0] + wide / 2, top - 8, { "stroke-width": 1.6 }), draw.arrow(columns[0] + wide / 2, top - 2, Math.PI / 2)); };
    const end = (words, empty, key) => { const box = boxOf(words, empty); down(y); put(columns[0], y, box, { fill: "brand", stroke: "brand", words: "onbrand", weight: 600, rx: 16 }, key); last = y + box.high; y = last + 34; };
    const branch = (fromX, fromY, toX, toY, colour) => shapes.push(draw.path(`M${fromX} ${fromY}H${fromX + apart / 2}V${toY}H${toX - 8}`, { stroke: colour }), draw.arrow(toX - 2, toY, 0, { fill: colour }));
    end(document.start, say("起点", "Start"), "head-start");
    document.steps.forEach((step, s) => {
      const box = boxOf(step.text, say(`步骤 ${s + 1}`, `Step ${s + 1}`)), top = y, middle = top + box.high / 2;
      down(top);
      let right = top;
      step.children.forEach((problem, p) => {
        const trouble = boxOf(problem.text, say("预想的问题", "Problem")), open = isOpen(problem), here = right, centre = here + trouble.high / 2, colour = open ? "red" : "amber";
        branch(columns[0] + wide, middle, columns[1], centre, colour);
        put(columns[1], here, trouble, { fill: open ? "redpale" : "amberpale", stroke: colour, "stroke-dasharray": "5 3" }, `step-${s}-${p}`);
        let far = here;
        problem.children.forEach((one, m) => {
          const answer = boxOf(one.text, say("对策", "Countermeasure"), wide - 44), at = far + answer.high / 2, look = { yes: ["jadepale", "jade", "○"], no: ["card", "soft", "×"], "": ["card", "line", "?"] }[one.verdict];
          branch(columns[1] + wide, centre, columns[2], at, look[1] === "line" ? "soft" : look[1]);
          put(columns[2], far, { ...answer, lines: [] }, { fill: look[0], stroke: look[1] });
          shapes.push(draw.centred(answer.lines, columns[2] + wide / 2 - 12, at, { leading, "data-key": `step-${s}-${p}-${m}` }), draw.words(look[2], columns[2] + wide - 18, at + 7, { "font-size": 19, "font-weight": 700, "text-anchor": "middle", fill: look[1] === "jade" ? "jade" : one.verdict === "no" ? "red" : "soft" }));
          far += answer.high + 10;
        });
        right = Math.max(here + trouble.high + 10, far) + 6;
      });
      put(columns[0], top, box, { fill: "brandpale", stroke: "brand", weight: 600 }, `step-${s}`);
      last = top + box.high;
      y = Math.max(last + 34, right + 10);
    });
    end(document.goal, say("目标", "Goal"), "head-goal");
    shapes.push(draw.words(say("○ 可行，× 不可行，? 未判断；红框：还没有可行对策的问题。", "○ feasible, × not feasible, ? not judged. Red: problems without a feasible countermeasure."), 20, y, { "font-size": 11, fill: "soft" }));
    return { width: columns[2] + wide + 20, height: y + 16, shapes };
  };
  Boards.kinds.pdpc = { schema, blank, example, check, figures, sentence, tables, draw: drawing };

  if (!root.document) return;
  Boards.views.pdpc = {
    edit(board) {
      const { fields, field, group, h } = Boards.parts, name = place => `${Boards.label(levels[place.length - 1])} ${place.map(at => at + 1).join(".")}`;
      return [
        fields(board, "head", [{ key: "start", label: say("起点（现状）", "Start (as it is)") }, { key: "goal", label: say("要达到的目标", "Goal") }], document => document),
        group(say("步骤 › 预想的问题 › 对策", "Steps › problems › countermeasures"), Boards.outlineEditor(board, {
          name: "step", of: document => document.steps, fresh: () => fresh(), fixed: 3, levels: 3,
          words: { acts: say("对所选条目", "The chosen entry"), list: say("步骤、问题和对策，按层次缩进", "Steps, problems and countermeasures by level"), item: name, placeholder: place => Boards.label(levels[place.length - 1]) },
          columns: (item, place, set, key) => place.length < 3 ? null : field({ bare: true, type: "choice", label: say(`判断：${name(place)}`, `Verdict: ${name(place)}`), options: verdicts, value: item.verdict, key: `${key}verdict`, set: value => set("verdict", value) }) })),
      ];
    },
    result(board, box) { box.replaceChildren(Boards.parts.h("p", { class: "board-verdict" }, sentence(board.document))); },
  };
})(globalThis);
