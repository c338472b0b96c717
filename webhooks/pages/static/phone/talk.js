// The conversation as it is heard: one entry for what is said, keyed, sent by SMS or done by the carrier.
const TOLD_ANEW_MS = 1000;
const LINK = /https?:\/\/[^\s，。；！？、）]+/g;

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

// A link of the hotline's own pages leads to the app of this call, whose data may be thrown away with it.
function withLinks(text, pages) {
  const body = element("p", "");
  let from = 0;
  for (const found of text.matchAll(LINK)) {
    body.append(text.slice(from, found.index));
    const link = element("a", "", found[0]);
    const url = new URL(found[0]);
    link.href = pages && url.origin === location.origin ? pages + url.pathname : url.href;
    link.target = "_blank";
    link.rel = "noopener";
    body.append(link);
    from = found.index + found[0].length;
  }
  body.append(text.slice(from));
  return body;
}

export class Talk {
  #entries = new Map();
  #list;
  #words;
  #pressCode;
  #speaking = null;

  constructor(list, words, pressCode) {
    this.#list = list;
    this.#words = words;
    this.#pressCode = pressCode;
    const frame = list.parentElement;
    new ResizeObserver(() => (frame.scrollTop = list.scrollHeight)).observe(frame);
  }

  clear() {
    this.#list.replaceChildren();
    this.#entries.clear();
    this.#speaking = null;
  }

  // Forgets what was told, to be told anew: to a screen reader that is no news.
  again() {
    const log = this.#list.parentElement;
    log.setAttribute("aria-live", "off");
    setTimeout(() => log.removeAttribute("aria-live"), TOLD_ANEW_MS);
    this.clear();
  }

  // Takes a line of the call; gives it back if its words are to be spoken now.
  take(line, news) {
    if (line.event === "say") return this.#say(line);
    if (line.complete && line.event === "sms") this.#sms(line, news);
    else if (line.complete && line.event === "key") this.#add(line, "me", line.keys);
    else if (line.complete && line.event === "speech") this.#add(line, "me", `“${line.text}”`);
    else if (line.complete && line.event === "silence") this.#add(line, "aside", this.#words.silence);
    else if (line.complete && line.event === "notice") this.#add(line, `aside ${line.level}`, line.message);
    else if (line.event === "record") this.#once(line, "aside", `● ${this.#words.recording}`);
    else if (line.event === "play") this.#once(line, line.text ? "hotline" : "aside", `♪ ${line.text}`.trim());
    else if (line.event === "enqueue") this.#once(line, "aside", this.#words.queued);
    else if (line.event === "dial") this.#dial(line);
    return null;
  }

  // Shows the words up to a fraction of the prompt that is being said.
  progress(fraction) {
    if (this.#speaking === null) return;
    const { said, unsaid, text } = this.#speaking;
    const letters = Math.round(text.length * fraction);
    said.textContent = text.slice(0, letters);
    unsaid.textContent = text.slice(letters);
  }

  // What an SMS tells can be keyed in with one press while the call asks for so many digits.
  listening(moment) {
    for (const press of this.#list.querySelectorAll(".sms button")) {
      const length = press.dataset.code.length;
      press.hidden = !moment?.digits || (moment.digits_left ?? length) !== length;
    }
  }

  note(text, level = "") {
    this.#append(element("li", `aside ${level}`, text));
  }

  #say(line) {
    if (line.complete) {
      const entry = this.#entries.get(line.id);
      entry.classList.toggle("cut", line.cut);
      entry.classList.toggle("unheard", line.cut && !line.heard);
      entry.querySelector(".said").textContent = line.heard || (line.cut ? this.#words.unheard : "");
      entry.querySelector(".unsaid").textContent = "";
      this.#speaking = null;
      return null;
    }
    const entry = element("li", "hotline");
    entry.lang = /^(zh|cmn)/i.test(line.language) ? "zh-CN" : line.language;
    entry.append(element("span", "sr", line.text));
    const [said, unsaid] = [element("span", "said"), element("span", "unsaid")];
    for (const part of [said, unsaid]) part.setAttribute("aria-hidden", "true");
    unsaid.textContent = line.text;
    entry.append(said, unsaid);
    this.#speaking = { said, unsaid, text: line.text };
    this.#entries.set(line.id, entry);
    this.#append(entry);
    return line;
  }

  #sms(line, { code, pages }) {
    const entry = element("li", "sms");
    entry.append(element("p", "small soft", `${this.#words.sms} · ${line.from} → ${line.to}`), withLinks(line.body, pages));
    if (code && line.body.includes(code)) {
      const press = element("button", "", `${this.#words.press_code} ${code}`);
      press.type = "button";
      press.dataset.code = code;
      press.addEventListener("click", () => this.#pressCode(code));
      entry.append(press);
    }
    this.#append(entry);
  }

  #dial(line) {
    if (line.complete) this.#add(line, "aside", `☎ ${line.to}: ${line.result}`);
    else this.note(`☎ ${line.to} …`);
  }

  #once(line, className, text) {
    if (!this.#entries.has(line.id)) this.#add(line, className, text);
  }

  #add(line, className, text) {
    const entry = element("li", className, text);
    if (line.language) entry.lang = line.language;
    this.#entries.set(line.id, entry);
    this.#append(entry);
  }

  #append(entry) {
    this.#list.append(entry);
    this.#list.parentElement.scrollTop = this.#list.scrollHeight;
  }
}
