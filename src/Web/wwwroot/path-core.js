// Guided paths. Pure: a definition (from the server's data) and a document in; what is missing at a gate, progress and the report out.
(root => {
  const { Boards } = root, { say } = Boards;
  const words = text => [text.chinese, text.english], label = text => say(text.chinese, text.english);
  const most = { text: 300, long: 5000 };

  const fieldOf = field => {
    const name = words(field.label);
    switch (field.kind) {
      case "day": return Boards.day(name);
      case "number": return Boards.number(name, { least: -1e12, most: 1e12 });
      case "choice": return Boards.choice(name, field.options.map(option => [option.value, ...words(option.text)]));
      case "table": return Boards.list(name, Boards.record(name, Object.fromEntries(field.columns.map(column => [column.key, fieldOf(column)]))), 200);
      default: return Boards.text(name, most[field.kind]);
    }
  };
  const schema = definition => Boards.record(["文件", "the file"], {
    path: Boards.choice(["路径", "path"], [[definition.slug]]), version: Boards.number(["版本", "version"], { least: 1, most: 1, whole: true }), title: Boards.text(["标题", "title"], 200), team: Boards.text(["单位与小组", "organisation, team"], 200),
    steps: Boards.record(["步骤", "steps"], Object.fromEntries(definition.steps.map(step => [step.key, Boards.record(words(step.name), Object.fromEntries(step.fields.map(field => [field.key, fieldOf(field)])))]))),
  });
  const emptyRow = field => Object.fromEntries(field.columns.map(column => [column.key, fieldOf(column).blank()]));
  // Every table of an empty sheet waits with one row; an empty row counts nowhere.
  const blank = definition => {
    const made = { ...schema(definition).blank(), path: definition.slug, version: 1 };
    definition.steps.forEach(step => step.fields.filter(field => field.kind === "table").forEach(field => { made.steps[step.key][field.key] = [emptyRow(field)]; }));
    return made;
  };

  const open = (content, definition) => {
    if (content.length > 2 * 1024 * 1024) return { problem: say("文件超过 2 MB，没有打开。", "The file is larger than 2 MB and was not opened.") };
    let document;
    try { document = JSON.parse(content); } catch (failure) { return { problem: say(`这不是 JSON 文件：${failure.message}`, `This is no JSON file: ${failure.message}`) }; }
    if (document && typeof document === "object" && typeof document.path === "string" && document.path !== definition.slug) return { problem: say(`这是路径“${document.path}”的文件，请在那一页打开。`, `This file belongs to the path “${document.path}”; open it there.`) };
    if (document && typeof document.version === "number" && document.version > 1) return { problem: say(`文件的版本是 ${document.version}，本页只认得版本 1。请用更新的质衡打开。`, `The file is of version ${document.version}; this page knows version 1. Open it with a newer Zhiheng.`) };
    const problem = schema(definition).check(document, "");
    return problem ? { problem } : { document };
  };

  const filled = value => value !== null && value !== undefined && String(value).trim() !== "";
  const begun = row => Object.values(row).some(filled);
  const whole = (row, columns) => columns.every(column => filled(row[column]));
  const same = (one, other) => String(one ?? "").trim().replace(/\s+/g, " ") === String(other ?? "").trim().replace(/\s+/g, " ");
  const stepOf = (definition, key) => definition.steps.find(step => step.key === key);

  // What one piece of evidence still lacks: null when it is there, else the sentence, with the rows it is about where they can be named.
  const lacking = (evidence, values, document) => {
    const value = values[evidence.field], sentence = label(evidence.missing);
    const named = found => found.length ? sentence + say(` 缺：${found.slice(0, 5).join("、")}${found.length > 5 ? ` 等 ${found.length} 项` : ""}。`, ` Missing: ${found.slice(0, 5).join(", ")}${found.length > 5 ? ` and ${found.length - 5} more` : ""}.`) : null;
    switch (evidence.rule) {
      case "written": return filled(value) ? null : sentence;
      case "rows": return value.filter(row => whole(row, evidence.columns)).length >= evidence.least ? null : sentence;
      case "complete": return value.filter(begun).length ? named(value.map((row, at) => begun(row) && !whole(row, evidence.columns) ? say(`第 ${at + 1} 行`, `row ${at + 1}`) : null).filter(Boolean)) : sentence;
      case "has": return value.some(row => row[evidence.columns[0]] === evidence.value) ? null : sentence;
      case "covers": {
        const [step, table, column] = evidence.from.split("."), from = document.steps[step][table].filter(row => filled(row[column]) && (!evidence.where || row[evidence.where] === evidence.value));
        if (!from.length) return sentence;
        return named(from.filter(row => !value.some(own => same(own[evidence.columns[0]], row[column]) && whole(own, evidence.columns))).map(row => `“${String(row[column]).trim().slice(0, 20)}”`));
      }
      default: throw new Error(`no such rule: ${evidence.rule}`);
    }
  };
  const missing = (definition, document, key) => stepOf(definition, key).gate.map(evidence => lacking(evidence, document.steps[key], document)).filter(Boolean);
  // A gate is open when its own evidence is there; whoever works ahead may, but the progress says which gates were passed over.
  const progress = (definition, document) => {
    const steps = definition.steps.map(step => ({ key: step.key, name: label(step.name), missing: missing(definition, document, step.key), begun: Object.values(document.steps[step.key]).some(value => Array.isArray(value) ? value.some(begun) : filled(value)) }));
    return { steps, passed: steps.filter(step => !step.missing.length).length, of: steps.length, next: steps.find(step => step.missing.length)?.key ?? null };
  };

  const shown = (field, value) => field.kind === "choice" ? value === "" ? "" : label(field.options.find(option => option.value === value).text) : value === null ? "" : value;
  // The report as blocks: headings, paragraphs and tables of what was written; empty fields are named so that a gap is seen, not hidden.
  const report = (definition, document) => definition.steps.map((step, at) => ({
    title: /^[A-Z]\d? /.test(label(step.name)) ? label(step.name) : `${at + 1}. ${label(step.name)}`, open: missing(definition, document, step.key),
    blocks: step.fields.map(field => field.kind === "table"
      ? { title: label(field.label), head: field.columns.map(column => label(column.label)), rows: document.steps[step.key][field.key].filter(begun).map(row => field.columns.map(column => shown(column, row[column.key]))) }
      : { title: label(field.label), text: String(shown(field, document.steps[step.key][field.key])) }),
  }));
  // Rows that another step has already named, for filling in the table that must cover them.
  const waiting = (definition, document, key, field) => {
    const evidence = stepOf(definition, key).gate.find(one => one.rule === "covers" && one.field === field);
    if (!evidence) return [];
    const [step, table, column] = evidence.from.split("."), own = document.steps[key][field];
    return document.steps[step][table].filter(row => filled(row[column]) && (!evidence.where || row[evidence.where] === evidence.value) && !own.some(each => same(each[evidence.columns[0]], row[column])))
      .map(row => ({ column: evidence.columns[0], text: row[column] }));
  };
  // Takes them over: empty rows make room.
  const takeOver = (definition, document, key, field) => {
    const table = stepOf(definition, key).fields.find(one => one.key === field), rows = document.steps[key];
    rows[field] = [...rows[field].filter(begun), ...waiting(definition, document, key, field).map(row => ({ ...emptyRow(table), [row.column]: row.text }))];
  };
  root.Paths = { blank, open, schema, emptyRow, missing, progress, report, waiting, takeOver, label };
})(globalThis);
