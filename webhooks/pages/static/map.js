// A flow's map in a page: its size, the place where a call stands, and the way that it came.

// Lets the buttons beside a map's frame change its size; a page that is shown anew keeps it.
export function zoomable(frame, zoomed = () => {}) {
  const kept = frame.closest("[data-live]") ?? frame;
  let scale = 1;
  for (const button of frame.parentElement.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      scale = Math.min(Math.max(scale * Number(button.dataset.zoom), 0.2), 2);
      kept.style.setProperty("--scale", scale);
      zoomed();
    });
  }
}

// Scrolls the frame, not the page, until the box is in its middle.
export function show(frame, node) {
  const box = node.getBoundingClientRect();
  const around = frame.getBoundingClientRect();
  frame.scrollBy({
    left: box.left + box.width / 2 - around.left - around.width / 2,
    top: box.top + box.height / 2 - around.top - around.height / 2,
  });
}

// A map that is fetched once, and follows a call.
export class FlowMap {
  #frame;
  #boxes = [];
  #been = new Set();
  #steps = new Set(); // "from to", each way between two boxes that the call went

  constructor(frame) {
    this.#frame = frame;
    zoomable(frame, () => this.#mark());
    frame.closest("[role=tabpanel]")?.addEventListener("shown", () => this.#mark());
  }

  async draw(url) {
    const response = await fetch(url);
    if (!response.ok) return;
    const parsed = new DOMParser().parseFromString(await response.text(), "image/svg+xml");
    const map = document.adoptNode(parsed.documentElement);
    map.setAttribute("role", "group"); // alone it is one picture, here its links are used
    this.#frame.replaceChildren(map);
    this.#mark();
  }

  forget() {
    this.#frame.replaceChildren();
    this.#boxes = [];
    this.#been.clear();
    this.#steps.clear();
  }

  // Points at the boxes where a call stands, the innermost last, and marks those of each place on its `way`.
  goTo(boxes, way = []) {
    this.#been = new Set(way.flat());
    this.#steps.clear();
    [...way, boxes].forEach((to, at, all) => {
      for (const from of at ? all[at - 1] : []) for (const each of to) this.#steps.add(`${from} ${each}`);
    });
    this.#boxes = boxes;
    this.#mark();
  }

  #mark() {
    const here = new Set(this.#boxes);
    for (const node of this.#frame.querySelectorAll("[data-node]")) {
      node.classList.toggle("here", here.has(node.dataset.node));
      node.classList.toggle("been", this.#been.has(node.dataset.node));
    }
    for (const way of this.#frame.querySelectorAll(".way")) {
      const { from, to } = way.dataset;
      way.classList.toggle("been", this.#steps.has(`${from} ${to}`));
    }
    const innermost = this.#frame.querySelector(`[data-node="${CSS.escape(this.#boxes.at(-1) ?? "")}"]`);
    if (innermost && this.#frame.checkVisibility()) show(this.#frame, innermost);
  }
}
