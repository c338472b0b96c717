// The caller's voice in a recording, where there is a microphone: taken, handed on, and heard again when it is played.
const FORMATS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
export const canRecord = Boolean(navigator.mediaDevices?.getUserMedia && window.MediaRecorder);

const kept = new Map(); // promises of sounds by the URL under which the hotline knows them
let recorder = null;
let parts = []; // what the recorder has taken
let context = null;
let playing = null;

// Begins to take what the microphone hears; false where one may not.
export async function begin() {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const mimeType = FORMATS.find((each) => MediaRecorder.isTypeSupported(each));
    recorder = new MediaRecorder(stream, { mimeType });
    const heard = [];
    recorder.addEventListener("dataavailable", (event) => heard.push(event.data));
    parts = heard;
    recorder.start();
    return true;
  } catch {
    return false;
  }
}

// Falls silent; `pause` keeps what was taken so far for the same recording.
export const pause = () => { if (recorder?.state === "recording") recorder.pause(); };
export const goOn = () => { if (recorder?.state === "paused") recorder.resume(); };
export const isOpen = () => recorder !== null;

// Ends, keeps the sound for `url` and hands it to `send`; nothing if nothing was taken.
export async function end(url, send) {
  if (recorder === null) return;
  const [ended, heard] = [recorder, parts];
  recorder = null;
  const stopped = new Promise((resolve) => ended.addEventListener("stop", resolve, { once: true }));
  const sound = stopped.then(() => new Blob(heard, { type: ended.mimeType.split(";")[0] }));
  kept.set(url, sound);
  ended.stop();
  await stopped;
  for (const track of ended.stream.getTracks()) track.stop();
  await send(await sound);
}

// Plays what was kept for `url`, if it was.
export async function play(url) {
  if (!kept.has(url)) return;
  context ??= new AudioContext();
  const sound = await kept.get(url);
  const heard = await context.decodeAudioData(await sound.arrayBuffer());
  playing = new AudioBufferSourceNode(context, { buffer: heard });
  playing.connect(context.destination);
  playing.start();
}

export function stop() {
  playing?.stop();
  playing = null;
}
