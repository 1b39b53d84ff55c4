// The document of a page, of a board as of a path: undo, the copy of this browser, the form of who may keep studies, files opened and saved. Nothing is sent anywhere.
// The page brings
//   box, editor        its element, and where its controls stand            place, file        the name of its copy, and of files without a title
//   blank(), title()   an empty document; what a file is called             check(document)    a sentence why it is none, or null
//   read(content)      { document } or { problem }                          wait, steps        milliseconds before it is drawn anew; steps of undo
//   edit(board)        writes the controls                                  show(board)        writes what follows from the document
//   does(page)         its own buttons
(root => {
  const { Boards } = root, { say } = Boards, { hand, fileName } = Boards.parts;

  Boards.page = ({ box, editor, place, file, blank, title, check, read, wait, steps, edit, show: write, does: more }) => {
    const line = box.querySelector("[data-board-status]"), problem = box.querySelector("[data-board-problem]"), kept = box.querySelector("[data-board-kept]");
    const undo = box.querySelector("[data-do=undo]"), redo = box.querySelector("[data-do=redo]"), picker = box.querySelector("[data-board-file]");
    let story = Boards.begin(blank()), later = 0;
    const tell = text => { line.textContent = text; };
    const refuse = text => { problem.hidden = !text; problem.querySelector("p").textContent = text; if (text) problem.scrollIntoView({ block: "nearest" }); };

    const show = () => {
      clearTimeout(later);
      write(board);
      undo.disabled = !story.past.length;
      redo.disabled = !story.ahead.length;
    };
    const keep = () => {
      const content = JSON.stringify(story.now), form = document.querySelector("[data-study-content]");
      if (form) form.value = content;
      try { localStorage.setItem(place, content); kept.hidden = false; } catch { kept.hidden = true; }
    };
    // What no file could hold is not taken: a document that was saved can always be opened again.
    const take = (work, key) => {
      const next = structuredClone(story.now);
      work(next);
      const wrong = check(next);
      refuse(wrong ?? "");
      if (wrong) return false;
      story = Boards.did(story, next, key, steps);
      clearTimeout(later);
      later = setTimeout(show, wait);
      keep();
      return true;
    };
    const control = key => editor.querySelector(`[data-key="${CSS.escape(key)}"]`);
    const board = {
      get document() { return story.now; },
      memory: {},
      // A change of one field: it counts as one step with the changes of the same field before it, and the editor stays as it is.
      set(key, work) { take(work, key); },
      change(work) { return take(work, null); },
      render(focus) {
        const was = focus ?? document.activeElement?.dataset?.key;
        edit(board);
        if (was) control(was)?.focus();
      },
      tell,
    };
    const stand = (next, says) => { story = next; board.render(); show(); keep(); tell(says); refuse(""); };
    const replace = (next, says) => { board.memory = {}; stand(Boards.did(story, next), says); };
    const opened = (content, says) => {
      const found = read(content);
      if (found.problem) refuse(found.problem); else replace(found.document, says);
    };
    const save = (blob, ending) => { hand(blob, fileName(title(story.now), file, ending)); tell(say("已下载到本机。", "Saved to this machine.")); };
    const page = { board, show, replace, save, control };
    const does = {
      undo: () => stand(Boards.undo(story), say("已撤销一步。", "One step undone.")),
      redo: () => stand(Boards.redo(story), say("已重做一步。", "One step redone.")),
      json: () => save(new Blob([JSON.stringify(story.now, null, 2) + "\n"], { type: "application/json" }), "json"),
      print: () => { show(); print(); },
      clear: () => { replace(blank(), say("已清空，本机浏览器中的副本也已删除；撤销可以恢复。", "Cleared, and the copy in this browser is deleted; undo restores it.")); try { localStorage.removeItem(place); } catch { /* nothing was kept */ } kept.hidden = true; },
      ...more?.(page),
    };
    box.addEventListener("click", event => { const button = event.target.closest("[data-do]"); if (button) does[button.dataset.do]?.(); });
    picker.addEventListener("change", async () => {
      const [one] = picker.files;
      picker.value = "";
      if (one) opened(await one.text(), say(`已打开 ${one.name}。`, `${one.name} is open.`));
    });

    // First the study that is open, then the copy of this browser, then an empty document.
    const study = document.querySelector("[data-study-content]")?.value;
    let copy = null;
    try { copy = localStorage.getItem(place); } catch { /* storage is switched off */ }
    board.render();
    show();
    if (study) opened(study, ""); else if (copy) opened(copy, say("已恢复本机浏览器中的副本。", "The copy in this browser is restored."));
    story = Boards.begin(story.now);
    show();
    kept.hidden = !copy;
    // What a host of this page asks: the document as it stands.
    globalThis.currentDocument = () => structuredClone(story.now);
    return { ...page, does };
  };
})(globalThis);
