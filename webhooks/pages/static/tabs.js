// Tabs as the ARIA practices describe them: arrows move, Home and End jump, one panel shows, and is told so.
export function tabs(list) {
  const all = [...list.querySelectorAll("[role=tab]")];
  const show = (chosen) => {
    for (const tab of all) {
      const isChosen = tab === chosen;
      tab.setAttribute("aria-selected", isChosen);
      tab.tabIndex = isChosen ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute("aria-controls"));
      panel.hidden = !isChosen;
      if (isChosen) panel.dispatchEvent(new Event("shown"));
    }
  };
  list.addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (tab) show(tab);
  });
  list.addEventListener("keydown", (event) => {
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = all[(to + all.length) % all.length];
    next.focus();
    show(next);
  });
  show(all.find((tab) => tab.getAttribute("aria-selected") === "true") ?? all[0]);
  return (id) => show(document.getElementById(id));
}
