// The map of a flow's page: drawn when it is looked at, and pointing at the node that the address names.
import { FlowMap } from "./map.js";

const frame = document.getElementById("map");
const details = document.getElementById("map-details");
const map = new FlowMap(frame);
const point = () => {
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (wanted) map.goTo([wanted]);
};

if (innerWidth < 640) details.open = false;
details.addEventListener("toggle", () => {
  if (details.open && !frame.firstChild) map.draw(frame.dataset.url);
});
if (details.open) map.draw(frame.dataset.url);
addEventListener("hashchange", point);
point();
frame.addEventListener("click", (event) => {
  const node = event.target.closest("[data-node]");
  const article = node && document.getElementById(node.dataset.node);
  if (!article || event.target.closest("a")) return;
  location.hash = node.dataset.node;
});
performance.mark("ready");
document.documentElement.dataset.ready = "flow";
