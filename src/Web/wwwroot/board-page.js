// The page of one board: editor beside the drawing, tables below, and the drawing as files. Its document is kept by board-document.js.
(() => {
  const box = document.querySelector("[data-board]");
  if (!box) return;
  const { Boards } = globalThis, { say } = Boards, { h, field, table } = Boards.parts;
  const kind = box.dataset.board, own = Boards.kinds[kind], view = Boards.views[kind];
  const editor = box.querySelector("[data-board-editor]"), picture = box.querySelector("[data-board-drawing]"), tables = box.querySelector("[data-board-tables]"), result = box.querySelector("[data-board-result]");

  const palette = () => {
    const style = getComputedStyle(document.documentElement), of = name => style.getPropertyValue(name).trim();
    return { ...Boards.svg.paper, ink: of("--ink"), soft: of("--soft"), line: of("--line-strong"), brand: of("--brand"), brandpale: of("--brand-pale"), red: of("--red"), redpale: of("--red-pale"), jade: of("--jade"),
      jadepale: of("--jade-pale"), amber: of("--amber"), amberpale: of("--amber-pale"), card: of("--card"), wash: of("--wash"), onbrand: of("--on-brand") };
  };
  const title = document => document.title || Boards.label(Boards.names[kind]);
  const svg = (document, options) => Boards.svg.text(own.draw(document), { title: title(document), ...options });
  const draw = (board, colours) => {
    const parsed = new DOMParser().parseFromString(svg(board.document, { palette: colours, standalone: false }), "image/svg+xml").documentElement;
    picture.replaceChildren(document.importNode(parsed, true));
  };
  const png = async document => {
    const drawing = own.draw(document), scale = Math.min(2, 8000 / Math.max(drawing.width, drawing.height)), image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg(document));
    await image.decode();
    const canvas = h("canvas", { width: Math.ceil(drawing.width * scale), height: Math.ceil(drawing.height * scale) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise(done => canvas.toBlob(done, "image/png"));
  };

  box.hidden = false;
  const { board, does, control } = Boards.page({
    box, editor, place: `zh-board-${kind}`, file: kind, wait: 60, steps: own.steps, title,
    blank: own.blank, check: document => own.schema.check(document, "") ?? own.check?.(document) ?? null, read: content => Boards.open(content, kind),
    edit: board => editor.replaceChildren(field({ label: say("标题", "Title"), value: board.document.title, key: "title", set: value => board.set("title", next => { next.title = value; }) }), ...view.edit(board).flat(Infinity).filter(Boolean)),
    show: board => {
      draw(board, palette());
      tables.replaceChildren(...own.tables(board.document).map(one => table(one)));
      view.result?.(board, result);
    },
    does: ({ board, replace, save }) => ({
      csv: () => save(new Blob(["\ufeff", Boards.csv(own.tables(board.document))], { type: "text/csv;charset=utf-8" }), "csv"),
      svg: () => save(new Blob([svg(board.document)], { type: "image/svg+xml" }), "svg"),
      png: async () => save(await png(board.document), "png"),
      example: () => replace(own.example(), say("已填入示例；撤销即可回到您的内容。", "The example is filled in; undo brings your own back.")),
    }),
  });

  box.addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    does[event.shiftKey ? "redo" : "undo"]();
  });
  picture.addEventListener("click", event => {
    const key = event.target.closest("[data-key]")?.dataset.key;
    if (key) control(key)?.focus();
  });
  addEventListener("beforeprint", () => draw(board, Boards.svg.paper));
  addEventListener("afterprint", () => draw(board, palette()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw(board, palette()));
})();
