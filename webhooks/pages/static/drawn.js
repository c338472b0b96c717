// A map that the server has drawn with its marks: it begins where the call stands, or where the most happened.
import { show, zoomable } from "./map.js";

const frame = document.querySelector(".map");
if (frame) {
  zoomable(frame);
  const aim = ["here", "heat-5", "been"].map((mark) => frame.querySelector(`.node.${mark}`)).find(Boolean);
  if (aim) show(frame, aim);
}
