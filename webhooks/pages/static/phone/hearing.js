// The caller's voice, where the browser recognises speech; elsewhere `canHear` is false and words are typed.
const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
export const canHear = Recognition !== undefined;

let active = null;

// Listens for one utterance in `language` and calls `heard` with its words; `ended` follows in any case.
export function listen(language, heard, ended) {
  active?.abort();
  const recognition = new Recognition();
  recognition.lang = language;
  recognition.onresult = (event) => heard(event.results[0][0].transcript);
  recognition.onerror = (event) => ended(event.error);
  recognition.onend = () => ended("");
  recognition.start();
  active = recognition;
}

export function stop() {
  active?.abort();
  active = null;
}
