// Keeps parts of the desk as the server now has them, and changes only what is different: notes stay as they are.
// A part whose data-fresh says what it holds is changed only with that.
const LOOK_MS = 2000;

setInterval(async () => {
  if (document.hidden) return;
  try {
    const answer = await fetch(location.pathname);
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll("[data-fresh]")) {
      const fresh = page.getElementById(part.id);
      if (!fresh || (part.dataset.fresh && part.dataset.fresh === fresh.dataset.fresh)) continue;
      part.dataset.fresh = fresh.dataset.fresh;
      Idiomorph.morph(part, fresh.innerHTML, { morphStyle: "innerHTML" });
    }
  } catch {
    // The server is away for a moment; it is asked again.
  }
}, LOOK_MS);
