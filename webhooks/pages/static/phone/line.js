// The line to the server: orders a call, then takes it through moment by moment.
import { follow, pass, say } from "./voice.js";

const ASK_MS = 1000;

async function post(url, body) {
  const options = body instanceof FormData ? { body } : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  return told(await fetch(url, { method: "POST", ...options }));
}

async function told(response) {
  const news = await response.json();
  if (!response.ok) throw new Error(news.error ?? response.statusText);
  return news;
}

// `hear.news` is told what happened, `hear.progress` how far what now passes has gone (0 to 1, and in seconds),
// `hear.again` that the call went back and its news begin anew, `hear.refused` why it could not.
export class Line {
  #acts = []; // what the person did and the call has not taken yet
  #wake = () => {};
  #hear;
  #said = null; // the line that is being spoken, and the passage that speaks it
  url = "";
  id = "";

  constructor(hear) {
    this.#hear = hear;
  }

  // Rings and stays on the line until the call is over; gives the last news.
  async ring(order) {
    return this.#stay(await post("/phone/calls", order));
  }

  // Takes up a call that goes on, after the page was loaded anew.
  async takeUp(id) {
    return this.#stay(await told(await fetch(`/phone/calls/${id}`)));
  }

  async #stay(news) {
    this.id = news.call;
    this.url = `/phone/calls/${news.call}`;
    while (news.moment) {
      this.#hear.news(news);
      this.#listenTo(news);
      news = await this.#after(news.moment);
    }
    this.#said?.passage.stop();
    this.#hear.news(news);
    return news;
  }

  // Gives the news after a moment; where there is no way back, that is told, and the moment goes on.
  async #after(moment) {
    for (;;) {
      const move = await this.#pass(moment);
      if (!move.back) return post(`${this.url}/moves`, move);
      try {
        const news = await post(`${this.url}/back`, {});
        this.#said?.passage.stop();
        this.#said = null;
        this.#hear.again();
        return news;
      } catch (error) {
        this.#hear.refused(error.message);
      }
    }
  }

  // Takes an act of the person: {keys}, {words}, {sound_s} or {hang_up}; keys in a row are one act.
  act(act) {
    const last = this.#acts.at(-1);
    if (last?.keys && act.keys) last.keys += act.keys;
    else this.#acts.push(act);
    this.#wake();
  }

  // Goes back a turn; what was done and not yet taken is forgotten.
  back() {
    this.#acts = [{ back: true }];
    this.#wake();
  }

  // While the call is held, an agent may come, or whom it talks with may leave.
  async #askWhetherWoken() {
    const response = await fetch(`${this.url}/woken`);
    if (response.ok && (await response.json()).woken && !this.#acts.length) {
      this.#acts.push({ nothing: true });
      this.#wake();
    }
  }

  leave() {
    if (this.url) navigator.sendBeacon(`${this.url}/gone`);
  }

  // Begins to speak what began, falls silent where something was cut; what nobody cut goes on.
  #listenTo(news) {
    let open = this.#said?.line;
    for (const line of news.lines) {
      if (line.event === "say") open = line.complete ? undefined : line;
    }
    if (open?.id === this.#said?.line.id) return;
    this.#said?.passage.stop();
    const seconds = news.moment.limit_s;
    this.#said = open ? { line: open, seconds, passage: say(open.text, open.language, seconds) } : null;
  }

  // Lets a moment pass until its end or an act.
  async #pass(moment) {
    const passage = this.#said?.passage ?? pass(moment.limit_s);
    const seconds = this.#said?.seconds ?? moment.limit_s;
    const from = passage.fraction();
    const passed = (fraction) => (fraction - from) * seconds;
    const stop = follow(passage, (fraction) => this.#hear.progress(moment, fraction, passed(fraction)));
    const acted = new Promise((resolve) => {
      this.#wake = resolve;
      if (this.#acts.length) resolve();
    });
    const asking = moment.held ? setInterval(() => this.#askWhetherWoken(), ASK_MS) : undefined;
    await Promise.race([passage.done, acted]);
    clearInterval(asking);
    stop();
    this.#wake = () => {};
    const act = this.#acts.shift();
    if (!act) this.#hear.progress(moment, 1, passed(1));
    const after_s = passed(passage.fraction());
    return { number: moment.number, after_s, ...(act ?? { nothing: true }) };
  }
}
