// A chat rings: a sound and a notice outside the page, each only if its agent has chosen so on this computer, and the
// number of what waits in the page's title.

const words = () => document.getElementById("chat-panes").dataset;
const keyOf = (what) => `chat-${what}:${words().agent}`;
const isOn = (what) => localStorage.getItem(keyOf(what)) === "on";
const title = document.title;
let audio = null;

/** Two soft tones. A browser plays nothing before somebody has pressed something on the page. */
function ring() {
  audio ??= new AudioContext();
  for (const [place, pitch] of [659, 880].entries()) {
    const tone = new OscillatorNode(audio, { frequency: pitch, type: "sine" });
    const loud = new GainNode(audio, { gain: 0 });
    const from = audio.currentTime + place * 0.18;
    loud.gain.setValueAtTime(0, from);
    loud.gain.linearRampToValueAtTime(0.12, from + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.001, from + 0.45);
    tone.connect(loud).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 0.5);
  }
}

/** Without a word about who it is: others see the screen too. One notice for a chat, however many pages are open. */
function notify(session) {
  const notice = new Notification(words().rings, { tag: `chat-${session}`, lang: document.documentElement.lang });
  notice.addEventListener("click", () => window.focus());
}

function onOffer({ detail: { session } }) {
  if (isOn("sound")) ring();
  if (isOn("notify") && window.Notification?.permission === "granted" && document.hidden) notify(session);
}

function count() {
  const rings = document.querySelectorAll("[data-ring]").length;
  const fresh = [...document.querySelectorAll("[data-new]")].reduce((sum, place) => sum + Number(place.textContent), 0);
  document.title = rings + fresh ? `(${rings + fresh}) ${title}` : title;
}

function show() {
  for (const what of ["sound", "notify"]) {
    const button = document.querySelector(`[data-${what}]`);
    button?.setAttribute("aria-pressed", String(isOn(what)));
    if (what === "notify" && button) button.hidden = !window.Notification || Notification.permission === "denied";
  }
}

async function choose(what) {
  if (what === "notify" && !isOn(what) && (await Notification.requestPermission()) !== "granted") return show();
  localStorage.setItem(keyOf(what), isOn(what) ? "off" : "on");
  if (what === "sound" && isOn(what)) ring();
  show();
}

export function startRinging() {
  show();
  count();
  document.addEventListener("chat:offer", onOffer);
  document.addEventListener("chat:counted", () => (count(), show()));
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-sound], [data-notify]");
    if (button) choose("sound" in button.dataset ? "sound" : "notify");
  });
  document.addEventListener("pointerdown", () => audio?.resume(), { once: true });
}
