/** Short sounds, made on the spot, so that no file is loaded. */

/** Frequencies in hertz, one after the other. @type {Record<string, number[]>} */
const TUNES = {
  message: [659.3, 880],
  waiting: [587.3, 784, 987.8],
  transfer: [880, 659.3, 880],
};

/** @type {AudioContext | undefined} */
let audio;

/** Whether the browser lets a sound through: only after the user has touched the page. */
export function canSound() {
  return audio?.state === "running";
}

/** To be called while a click or key is handled; a browser allows sound from then on. */
export async function allowSound() {
  try {
    audio ??= new AudioContext();
    if (audio.state === "suspended") await audio.resume();
  } catch {
    // No sound on this machine.
  }
  return canSound();
}

/** @param {keyof TUNES & string} tune @param {number} [volume] from 0 to 1 */
export function chime(tune, volume = 0.16) {
  if (!audio || audio.state !== "running") return false;
  const start = audio.currentTime + 0.01;
  TUNES[tune].forEach((frequency, index) => {
    if (!audio) return;
    const tone = audio.createOscillator(), gain = audio.createGain();
    const at = start + index * 0.13;
    tone.type = "sine";
    tone.frequency.value = frequency;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(volume, at + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.34);
    tone.connect(gain).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.36);
  });
  return true;
}

/**
 * Lets one tab of many make the sound for an event.
 *
 * @param {string} event the same in every tab
 * @param {() => void} play
 */
export function inOneTab(event, play) {
  const locks = globalThis.navigator?.locks;
  if (!locks) return play();
  locks.request(`frontdesk.sound.${event}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    play();
    // Held for a while, so that a tab that hears of it a little later stays silent.
    await new Promise((done) => setTimeout(done, 3_000));
  }).catch(() => {});
}
