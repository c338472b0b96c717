// Shows what goes on: asks again and again, and changes on the page only what is different.
const LOOK_MS = 400;
const pause = document.querySelector("[data-pause]");
const isPaused = () => document.hidden || pause?.getAttribute("aria-pressed") === "true";

pause?.addEventListener("click", () => {
  pause.setAttribute("aria-pressed", pause.getAttribute("aria-pressed") !== "true");
});

async function look(frame) {
  let tag = "";
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    if (isPaused()) continue;
    try {
      const answer = await fetch(frame.dataset.live, { headers: { "If-None-Match": tag } });
      if (answer.redirected || answer.status === 403) return location.reload(); // signed out meanwhile
      if (answer.status !== 200) continue;
      tag = answer.headers.get("ETag");
      Idiomorph.morph(frame, await answer.text(), { morphStyle: "innerHTML" });
    } catch {
      // The server is away for a moment; it is asked again.
    }
  }
}

for (const frame of document.querySelectorAll("[data-live]")) look(frame);
performance.mark("ready");
document.documentElement.dataset.ready = "live";
