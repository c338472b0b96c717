// The phone: buttons and keys in, sounds and words out.
import { tabs } from "../tabs.js";
import { Bench } from "./bench.js";
import * as hearing from "./hearing.js";
import { Line } from "./line.js";
import * as recording from "./recording.js";
import { Talk } from "./talk.js";
import { beep, busy, chime, keyTones, ringing } from "./tones.js";
import { settings, silence } from "./voice.js";

const RING_MS = 900;
const FLASH_MS = 180;
const SOUND_S = 3; // so long one speaks at a click where there is no microphone
const CHUNK_S = 1; // so often it is asked whether one still speaks into it
const KEPT = "call"; // the id of the call that the next page takes up

const at = (id) => document.getElementById(id);
const words = JSON.parse(at("words").textContent);
const handset = at("handset");
const order = at("order");
const showTab = tabs(document.querySelector("[role=tablist]"));
const talk = new Talk(at("talk"), words, (code) => press(code));
const bench = new Bench(at, words);

let line = null;
let isMuted = false;
let answeredAt = null; // seconds into the call
let language = "zh-CN";
let momentAt = 0;
let wasTalking = false;
let isSpeaking = false; // into a recording
let keysAfter = ""; // pressed while speaking, which they end

// -- the call

async function ring() {
  const form = new FormData(order);
  form.set("at", withOffset(at("at").value));
  form.set("target", at("target").value || at("url").value);
  await call(async () => {
    ringing();
    await new Promise((resolve) => setTimeout(resolve, RING_MS));
    return line.ring(form);
  });
}

// Is on the line until the call is over; `begin` begins it, or takes it up.
async function call(begin) {
  if (line) return;
  line = new Line({ news: hear, progress, again, refused: (why) => talk.note(why, "error") });
  answeredAt = null;
  wasTalking = false;
  talk.clear();
  bench.clear();
  state("ringing", words.ringing);
  at("clock").textContent = "0:00";
  handset.querySelector("[data-key]").focus({ preventScroll: true });
  at("heard").scrollIntoView({ block: "nearest" });
  try {
    const last = await begin();
    if (last.nobody) talk.note(last.nobody, "error");
    state("over", last.nobody ? words.nobody : words.over);
    busy();
  } catch (error) {
    talk.note(error.message, "error");
    state("over", words.failed);
  } finally {
    hearing.stop();
    recording.stop();
    line = null;
    listening(null);
    at("call").focus({ preventScroll: true });
  }
}

function hear(news) {
  recording.stop();
  for (const each of news.lines) {
    if (each.event === "say" && !each.complete) language = each.language;
    if (each.event === "record" && !each.complete) beep();
    if (each.event === "record" && each.complete) endRecording(each.url);
    if (each.event === "play" && settings.on) recording.play(each.url);
    if (each.event === "sms" && each.complete) chime();
    if (["say", "play", "pause"].includes(each.event)) answeredAt ??= each.at;
    talk.take(each, news);
    bench.take(each);
  }
  bench.place(news);
  momentAt = news.at;
  if (news.moment) state("live", words.live);
  const isTalking = news.moment?.place === "dial";
  if (isTalking && !wasTalking) talk.note(words.takes_talk);
  wasTalking = isTalking;
  listening(news.moment);
  if (news.moment?.place === "record" && news.moment.speech) speakOn();
}

// The call has gone back a turn: all that happened until then is told anew.
function again() {
  talk.again();
  bench.clear();
  talk.note(words.went_back);
}

function progress(moment, fraction, passed_s) {
  talk.progress(fraction);
  if (answeredAt !== null) {
    const seconds = Math.max(0, Math.floor(momentAt + passed_s - answeredAt));
    at("clock").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
  at("timer").value = moment.speaking ? 0 : 1 - fraction;
}

function state(name, text) {
  handset.dataset.state = name;
  at("state").textContent = text;
  for (const id of ["mute", "words-field", "send", "hear"]) at(id).disabled = name !== "live";
  at("call").hidden = name === "live" || name === "ringing";
  at("hangup").hidden = !at("call").hidden;
  order.querySelector(".primary").disabled = at("call").hidden;
}

// Says what the call takes now, and runs the timer down where it runs.
function listening(moment) {
  const takes = !moment ? ""
    : moment.place === "record" ? words.takes_sound
    : moment.place === "dial" ? words.takes_talk
    : moment.held ? words.takes_waiting
    : moment.digits && moment.speech ? words.takes_both
    : moment.speech ? words.takes_words
    : moment.digits && moment.digits_left !== 1 ? words.takes_keys
    : moment.digits ? words.takes_key : "";
  at("takes").textContent = takes;
  talk.listening(moment);
  at("sound").hidden = moment?.place !== "record";
  at("timer").hidden = !moment || moment.speaking || !takes || moment.held;
}

// -- what the person does

function press(keys) {
  keyTones(keys);
  for (const key of keys) {
    const button = handset.querySelector(`[data-key="${key}"]`);
    button.classList.add("pressed");
    setTimeout(() => button.classList.remove("pressed"), FLASH_MS);
  }
  if (line && isSpeaking) {
    keysAfter += keys;
    speaking(false);
  } else if (line) line.act({ keys });
  else at("dialed").value += keys;
}

// Speaks into a recording, bit by bit, until one stops or a key ends it.
function speakOn() {
  if (keysAfter) line.act({ keys: keysAfter });
  else if (isSpeaking) line.act({ sound_s: CHUNK_S });
  keysAfter = "";
}

function speaking(is) {
  isSpeaking = is;
  at("sound").setAttribute("aria-pressed", is);
  at("sound").querySelector("span").textContent = is ? words.stop_speaking : words.speak;
  if (is) recording.goOn();
  else recording.pause();
}

async function talkIntoRecording() {
  if (isMuted) return;
  if (isSpeaking) return speaking(false);
  if (recording.canRecord && (recording.isOpen() || (await recording.begin()))) {
    speaking(true);
    speakOn();
  } else {
    line?.act({ sound_s: SOUND_S });
  }
}

function endRecording(url) {
  speaking(false);
  const to = `${line.url}/sounds/${url.split("/").at(-1)}`;
  recording.end(url, (sound) => fetch(to, { method: "PUT", body: sound, headers: { "Content-Type": sound.type } }));
}

function speak(text) {
  if (line && text.trim() && !isMuted) line.act({ words: text.trim() });
}

handset.addEventListener("click", (event) => {
  const key = event.target.closest("[data-key]");
  if (key) press(key.dataset.key);
});
handset.addEventListener("keydown", (event) => {
  if (event.target.matches("input, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^[0-9*#]$/.test(event.key)) press(event.key);
});
at("call").addEventListener("click", ring);
at("hangup").addEventListener("click", () => line?.act({ hang_up: true }));
at("mute").addEventListener("click", () => {
  isMuted = !isMuted;
  at("mute").setAttribute("aria-pressed", isMuted);
  if (isMuted) hearing.stop();
  if (isMuted && isSpeaking) speaking(false);
});
at("voice").addEventListener("click", () => {
  settings.on = !settings.on;
  if (!settings.on) silence();
  at("voice").setAttribute("aria-pressed", settings.on);
});
at("rate").addEventListener("change", () => { settings.rate = Number(at("rate").value); });
at("sound").addEventListener("click", talkIntoRecording);
at("speech").addEventListener("submit", (event) => {
  event.preventDefault();
  speak(at("words-field").value);
  at("words-field").value = "";
});
at("hear").hidden = !hearing.canHear;
at("hear").addEventListener("click", () => {
  if (isMuted) return;
  at("hear").setAttribute("aria-pressed", "true");
  hearing.listen(/^(zh|cmn)/i.test(language) ? "zh-CN" : language, speak, (fault) => {
    at("hear").setAttribute("aria-pressed", "false");
    if (fault && fault !== "aborted" && fault !== "no-speech") talk.note(words.no_hearing, "warning");
  });
});
// The page in another language takes the call up; whoever leaves it otherwise hangs up.
for (const other of document.querySelectorAll("a[hreflang]")) {
  other.addEventListener("click", (event) => {
    if (line?.id && !event.ctrlKey && !event.metaKey && !event.shiftKey) sessionStorage.setItem(KEPT, line.id);
  });
}
addEventListener("pagehide", () => { if (!sessionStorage.getItem(KEPT)) line?.leave(); });

// -- what is rung

function withOffset(local) {
  if (!local) return "";
  const minutes = -new Date(local).getTimezoneOffset();
  const pad = (number) => String(Math.floor(Math.abs(number))).padStart(2, "0");
  return `${local}${minutes < 0 ? "-" : "+"}${pad(minutes / 60)}:${pad(minutes % 60)}`;
}

function toLocal(iso) {
  const moment = new Date(iso);
  return new Date(moment - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

at("target").addEventListener("change", () => {
  at("url-row").hidden = at("target").value !== "";
  if (!at("url-row").hidden) at("url").focus();
});
order.addEventListener("submit", (event) => {
  event.preventDefault();
  ring();
});
at("back").addEventListener("click", () => line?.back());
at("save").addEventListener("click", () => { location.assign(at("save").dataset.url); });
at("demo")?.addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-caller]");
  if (!chosen || line) return;
  at("caller").value = chosen.dataset.caller;
  at("at").value = chosen.dataset.at ? toLocal(chosen.dataset.at) : "";
  at("target").value = chosen.dataset.target;
  at("target").dispatchEvent(new Event("change"));
  at("fresh").checked = true;
  ring();
  talk.note(`${words.try_keys} ${chosen.dataset.keys}`);
});
at("filter")?.addEventListener("input", () => {
  const wanted = at("filter").value.trim().toLowerCase();
  for (const each of at("demo").children) each.hidden = !each.textContent.toLowerCase().includes(wanted);
});
state("idle", words.idle);
listening(null);
const kept = sessionStorage.getItem(KEPT);
sessionStorage.removeItem(KEPT);
if (kept) call(() => line.takeUp(kept));
performance.mark("ready");
document.documentElement.dataset.ready = "phone";
