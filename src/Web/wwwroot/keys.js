// Keys for those who work here all day. Everything they do has a link of its own; they do nothing while one types.
(() => {
  const list = document.querySelector("[data-keys]");
  if (!list) return;
  let after = "";
  let forget = 0;

  const isTyping = element => element.isContentEditable || element.matches("input, textarea, select");

  const search = () => [...document.querySelectorAll("[data-search], main input[type=search]")].find(box => box.offsetParent !== null);

  const follow = key => {
    const link = key === "h" ? document.querySelector("a[data-home]") : document.querySelector(`a[data-key="${CSS.escape(key)}"]`);
    if (link) link.click();
    return Boolean(link);
  };

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.key === "Escape" && event.target.matches("[data-search], input[type=search]")) return void event.target.blur();
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;

    const first = after;
    after = "";
    clearTimeout(forget);
    if (first === "g" && follow(event.key)) return void event.preventDefault();
    if (event.key === "g") {
      after = "g";
      forget = setTimeout(() => { after = ""; }, 1500);
    } else if (event.key === "/") {
      const box = search();
      if (!box) return;
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === "?") {
      event.preventDefault();
      list.showModal();
    }
  });
})();
