// The tones of a telephone, made with Web Audio: keys (ITU-T Q.23), ringing and busy as in China (450 Hz).
const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477];
const KEYS = "123456789*0#";
const KEY_S = 0.16;
const LOUD = 0.09;

let context = null;

function play(frequencies, startsIn, seconds) {
  context ??= new AudioContext();
  const gain = new GainNode(context, { gain: 0 });
  gain.connect(context.destination);
  const at = context.currentTime + startsIn;
  gain.gain.setTargetAtTime(LOUD, at, 0.004);
  gain.gain.setTargetAtTime(0, at + seconds, 0.008);
  for (const frequency of frequencies) {
    const tone = new OscillatorNode(context, { frequency });
    tone.connect(gain);
    tone.start(at);
    tone.stop(at + seconds + 0.08);
  }
}

export function keyTones(keys) {
  [...keys].forEach((key, count) => {
    const at = KEYS.indexOf(key);
    play([ROWS[Math.floor(at / 3)], COLUMNS[at % 3]], count * (KEY_S + 0.06), KEY_S);
  });
}

export const ringing = () => play([450], 0, 0.9);
export const busy = () => [0, 0.7, 1.4].forEach((startsIn) => play([450], startsIn, 0.35));
export const chime = () => [[1319, 0], [1760, 0.12]].forEach(([hertz, startsIn]) => play([hertz], startsIn, 0.1));
export const beep = () => play([1000], 0, 0.25);
