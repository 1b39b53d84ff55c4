// The hall sees each step as it happens: what stands on the page is asked for again until the draw is over. Nothing moves for those who
// have scripts off; they have the link.
(() => {
  const every = 5000;
  const main = () => document.querySelector("main[data-awaits]");
  const look = async () => {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      if (answer.ok && !answer.redirected) {
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
        if (fresh && fresh.innerHTML !== main().innerHTML) main().replaceWith(document.adoptNode(fresh));
      }
    } catch {
      // No network for a moment: what stands there stays.
    }
    if (main()) setTimeout(look, every);
  };
  if (main()) setTimeout(look, every);
})();
