import { FlowMap } from "../map.js";

// What a developer sees beside the phone: each exchange with its TwiML, notices, and the call's variables.
function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

export class Bench {
  #at;
  #words;
  #map;
  #version = "";

  constructor(at, words) {
    this.#at = at;
    this.#words = words;
    this.#map = new FlowMap(at("map"));
  }

  clear() {
    this.#version = "";
    this.#map.forget();
    this.#at("exchange").replaceChildren();
    this.#at("variables").replaceChildren();
  }

  take(line) {
    if (line.event === "request" && line.complete) this.#exchange(line);
    else if (line.event === "notice" && line.complete) this.#notice(line);
  }

  // Shows where the call stands; the map is drawn when a call begins, and anew when its files have changed.
  async place(news) {
    this.#at("back").disabled = !news.can_go_back;
    this.#at("save").disabled = !news.can_be_saved;
    this.#at("save").dataset.url = `/phone/calls/${news.call}/transcript`;
    if (!news.place) return;
    const rows = Object.entries(news.place.variables).flatMap(([name, value]) => [
      element("dt", "mono", name),
      element("dd", "mono", typeof value === "string" ? value : JSON.stringify(value)),
    ]);
    this.#at("variables").replaceChildren(...rows);
    this.#map.goTo(news.place.boxes, news.place.way);
    if (this.#version !== news.place.version) {
      this.#version = news.place.version;
      await this.#map.draw(`/phone/calls/${news.call}/map`);
    }
  }

  #exchange(line) {
    const entry = document.createElement("details");
    const summary = document.createElement("summary");
    const failed = line.status === null || line.status >= 400;
    summary.append(
      element("span", `badge ${failed ? "bad" : "good"}`, line.status ?? "—"),
      element("span", "badge", line.kind),
      element("span", "mono path", line.url.replace(/^https?:\/\/[^/]+/, "")),
      element("span", "soft small number", `${line.ms} ms`),
    );
    const rows = Object.entries(line.params)
      .filter(([, value]) => value !== "")
      .flatMap(([name, value]) => [element("dt", "mono", name), element("dd", "mono", value)]);
    const params = element("dl", "pairs");
    params.append(...rows);
    summary.querySelector(".path").title = line.url;
    entry.append(summary, element("p", "mono soft", `${line.method} ${line.url}`));
    const asked = element("div", "stack tight");
    asked.append(element("p", "small soft", this.#words.asked), params);
    entry.append(asked);
    if (line.twiml) {
      const twiml = element("pre", "twiml", line.twiml);
      twiml.tabIndex = 0;
      entry.append(element("p", "small soft", this.#words.answered), twiml);
    }
    this.#at("exchange").prepend(entry);
  }

  #notice(line) {
    const code = line.code ? `${line.code} ` : "";
    const where = line.line ? ` (${this.#words.line} ${line.line}:${line.column})` : "";
    this.#at("exchange").prepend(element("p", `note ${line.level === "error" ? "bad" : "warn"}`, code + line.message + where));
  }
}
