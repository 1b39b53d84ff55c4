// What all boards share. Pure: documents in; sentences, tables and pictures out. Each kind adds itself to Boards.kinds with
//   blank()            an empty document            example()         a filled one
//   schema             what a document looks like   check(document)   a sentence where parts do not fit each other, or null
//   draw(document)     a drawing                    tables(document)  [{ title, head, rows }], the first one is the CSV file
(root => {
  const inEnglish = () => root.document?.documentElement.lang.startsWith("en") ?? false;
  const say = (chinese, english) => inEnglish() ? english : chinese;
  const label = words => say(words[0], words[1]);

  // Schema: every field says its name in both languages, how it is checked and how it is empty. A sentence names the place.
  const within = (place, part) => place ? say(`${place}的${part}`, `${place}, ${part}`) : part;
  const named = words => say(`“${words[0]}”`, `“${words[1]}”`);
  const text = (words, most = 500) => ({
    words, blank: () => "",
    check: (value, place) => typeof value !== "string" ? say(`${place}应当是文字。`, `${place} must be text.`)
      : value.length > most ? say(`${place}有 ${value.length} 个字，最多 ${most} 个字。`, `${place} has ${value.length} characters; at most ${most} are allowed.`) : null,
  });
  const range = ({ least = 0, most = 1e9, whole = false }) => say(`${least} 到 ${most} 之间的${whole ? "整" : ""}数`, `a ${whole ? "whole " : ""}number from ${least} to ${most}`);
  const fits = (value, { least = 0, most = 1e9, whole = false }) => typeof value === "number" && Number.isFinite(value) && value >= least && value <= most && (!whole || Number.isInteger(value));
  // null is "not filled in yet"; it never counts as nought.
  const number = (words, limits = {}) => ({
    words, limits, blank: () => null,
    check: (value, place) => value === null || fits(value, limits) ? null : say(`${place}应当是${range(limits)}，或留空（null）。`, `${place} must be ${range(limits)}, or null.`),
  });
  const flag = words => ({ words, blank: () => false, check: (value, place) => typeof value === "boolean" ? null : say(`${place}应当是 true 或 false。`, `${place} must be true or false.`) });
  const choice = (words, options) => ({
    words, options, blank: () => options[0][0],
    check: (value, place) => options.some(([each]) => each === value) ? null : say(`${place}应当是 ${options.map(([each]) => `“${each}”`).join("、")} 之一。`, `${place} must be one of ${options.map(([each]) => `“${each}”`).join(", ")}.`),
  });
  const isDay = value => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);
  const day = words => ({ words, blank: () => "", check: (value, place) => value === "" || (typeof value === "string" && isDay(value)) ? null : say(`${place}应当是 2026-03-31 这样的日期，或留空。`, `${place} must be a day such as 2026-03-31, or empty.`) });
  const list = (words, of, most = 500, least = 0) => ({
    words, blank: () => [],
    check: (value, place, depth) => {
      if (!Array.isArray(value)) return say(`${place}应当是一个列表。`, `${place} must be a list.`);
      if (value.length > most || value.length < least) return say(`${place}有 ${value.length} 项，应当有 ${least} 到 ${most} 项。`, `${place} has ${value.length} entries; ${least} to ${most} are allowed.`);
      const each = typeof of === "function" ? of() : of;
      return first(value, (one, at) => each.check(one, place + say(`第 ${at + 1} 项`, ` no. ${at + 1}`), depth));
    },
  });
  const deepest = 100;
  const record = (words, fields) => ({
    words, fields,
    blank: () => Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.blank()])),
    check: (value, place, depth = 0) => {
      const here = place || say("文件", "the file");
      if (depth > deepest) return say(`${here}超过 ${deepest} 层。`, `${here} lies deeper than ${deepest} levels.`);
      if (typeof value !== "object" || value === null || Array.isArray(value)) return say(`${here}应当是一个对象。`, `${here} must be an object.`);
      const foreign = Object.keys(value).find(key => !Object.hasOwn(fields, key));
      if (foreign !== undefined) return say(`${here}中的“${foreign}”不是这种工作板的字段。`, `${here} has “${foreign}”, which is no field of this board.`);
      return first(Object.entries(fields), ([key, field]) => {
        const where = within(place, named(field.words));
        return Object.hasOwn(value, key) ? field.check(value[key], where, depth + 1) : say(`缺少${where}（${key}）。`, `${where} (${key}) is missing.`);
      });
    },
  });
  const first = (values, find) => { for (let at = 0; at < values.length; at++) { const found = find(values[at], at); if (found) return found; } return null; };
  const board = (kind, fields) => record(["文件", "the file"], {
    board: choice(["种类", "kind"], [[kind]]), version: number(["版本", "version"], { least: 1, most: 1, whole: true }), title: text(["标题", "title"], 200), ...fields,
  });

  // A file as text: the document, or the sentence why not. Nothing is repaired in silence.
  const most = 2 * 1024 * 1024;
  const open = (content, kind) => {
    if (content.length > most) return { problem: say("文件超过 2 MB，没有打开。", "The file is larger than 2 MB and was not opened.") };
    let document;
    try { document = JSON.parse(content); } catch (failure) { return { problem: say(`这不是 JSON 文件：${failure.message}`, `This is no JSON file: ${failure.message}`) }; }
    const own = root.Boards.kinds[kind];
    if (document && typeof document === "object" && typeof document.board === "string" && document.board !== kind) {
      const other = root.Boards.kinds[document.board] || Object.hasOwn(names, document.board);
      return { problem: other ? say(`这是“${label(names[document.board])}”的文件，请在那一页打开。`, `This file belongs to the board “${label(names[document.board])}”; open it there.`)
        : say(`不认识种类“${document.board}”。`, `The kind “${document.board}” is not known.`) };
    }
    if (document && typeof document.version === "number" && document.version > 1) {
      return { problem: say(`文件的版本是 ${document.version}，本页只认得版本 1。请用更新的质衡打开。`, `The file is of version ${document.version}; this page knows version 1. Open it with a newer Zhiheng.`) };
    }
    const problem = own.schema.check(document, "") ?? own.check?.(document) ?? null;
    return problem ? { problem } : { document };
  };
  const names = {
    "fishbone": ["鱼骨图", "fishbone"], "check-sheet": ["检查表", "check sheet"], "flow-chart": ["流程图", "flow chart"], "five-s": ["5S 检查", "5S audit"],
    "value-stream": ["价值流图", "value-stream map"], "tree": ["5-Why 与系统图", "5-Why and tree"], "affinity": ["亲和图", "affinity diagram"],
    "relations": ["关联图", "relations diagram"], "matrix": ["矩阵图", "matrix diagram"], "arrow": ["箭条图", "arrow diagram"], "pdpc": ["PDPC 法", "PDPC chart"],
  };

  // Undo: changes to one field one after another are one step.
  const begin = now => ({ past: [], now, ahead: [], key: null });
  const did = (story, next, key = null, steps = 200) => ({ past: key !== null && key === story.key ? story.past : [...story.past, story.now].slice(-steps), now: next, ahead: [], key });
  const undo = story => story.past.length ? { past: story.past.slice(0, -1), now: story.past.at(-1), ahead: [story.now, ...story.ahead], key: null } : story;
  const redo = story => story.ahead.length ? { past: [...story.past, story.now], now: story.ahead[0], ahead: story.ahead.slice(1), key: null } : story;

  // Lists
  const move = (values, at, by) => { const to = at + by; if (to < 0 || to >= values.length) return at; values.splice(to, 0, ...values.splice(at, 1)); return to; };

  // Tables: text that a spreadsheet would take for a formula gets an apostrophe; figures stay figures.
  const cell = value => {
    if (value === null || value === undefined) return "";
    if (typeof value === "number") return String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const csv = tables => tables.map(({ title, head, rows }) => (tables.length > 1 ? [[title], head, ...rows] : [head, ...rows]).map(row => row.map(cell).join(",") + "\r\n").join("")).join("\r\n");
  // What a sheet of the toolbox reads: columns parted by tabs, names in the first row.
  const tabbed = (head, rows) => [head, ...rows].map(row => row.map(value => String(value ?? "").replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
  // Figures for reading: at most `digits` behind the point, no useless noughts.
  const round = (value, digits = 1) => value === null || !Number.isFinite(value) ? "—" : String(Number(value.toFixed(digits)));

  root.Boards = { kinds: {}, views: {}, names, say, label, text, number, flag, choice, day, list, record, board, fits, open, begin, did, undo, redo, move, csv, tabbed, round };
})(globalThis);
