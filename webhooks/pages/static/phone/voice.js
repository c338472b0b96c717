// Says a prompt with the browser's voice, or, where there is none, lets the time pass that it would take.
// Either way it tells how much has been said, so that words appear as they are spoken.
const START_WITHIN_MS = 2500;
const TICK_MS = 50;
const MANDARIN = /^(zh|cmn)/i;

export const settings = { on: true, rate: 1 };
let isMuted = false; // the passage that was being said when the voice was switched off
let isSilent = !("speechSynthesis" in window); // a browser that has voices, but does not speak with them

function voiceFor(language) {
  const wanted = MANDARIN.test(language) ? MANDARIN : new RegExp(`^${language.split(/[-_]/)[0]}`, "i");
  const voices = speechSynthesis.getVoices().filter((each) => wanted.test(each.lang));
  return voices.find((each) => each.localService) ?? voices[0];
}

// Falls silent now; what is being said goes on by the clock, to be read.
export function silence() {
  isMuted = true;
  if (!isSilent) speechSynthesis.cancel();
}

// Each passage has `done` (a promise), `fraction()` (0 to 1) and `stop()`.
export function pass(seconds) {
  const began = performance.now();
  const fraction = () => (seconds > 0 ? Math.min((performance.now() - began) / 1000 / seconds, 1) : 1);
  let timer;
  const done = new Promise((resolve) => { timer = setTimeout(resolve, seconds * 1000); });
  return { done, fraction, stop: () => clearTimeout(timer) };
}

export function say(text, language, seconds) {
  const voice = settings.on && !isSilent ? voiceFor(language) : undefined;
  if (voice === undefined) return pass(seconds / settings.rate);
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = settings.rate;
  let clock = null;
  let spoken = 0;
  let isOver = false;
  const done = new Promise((resolve) => {
    const end = () => {
      if (isMuted && clock !== null && !isOver) return clock.done.then(() => { isOver = true; resolve(); });
      isOver = true;
      resolve();
    };
    utterance.onstart = () => { clock = pass(seconds / settings.rate); };
    utterance.onboundary = (event) => { spoken = Math.max(spoken, event.charIndex / text.length); };
    utterance.onend = end;
    utterance.onerror = end;
    setTimeout(() => {
      if (clock !== null || isOver) return;
      isSilent = true;
      speechSynthesis.cancel();
      clock = pass(seconds / settings.rate);
      clock.done.then(end);
    }, START_WITHIN_MS);
  });
  speechSynthesis.cancel();
  isMuted = false;
  speechSynthesis.speak(utterance);
  return {
    done,
    fraction: () => (isOver ? 1 : Math.min(Math.max(spoken, clock?.fraction() ?? 0), 0.98)),
    stop: () => { isOver = true; speechSynthesis.cancel(); },
  };
}

// Calls `show` with the fraction until the passage is over or `stop` is called.
export function follow(passage, show) {
  const timer = setInterval(() => show(passage.fraction()), TICK_MS);
  show(0);
  return () => clearInterval(timer);
}
