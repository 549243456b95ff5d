// Recordings on a ticket: Space plays and pauses, the arrows go five seconds, + and - change the speed, as does a button.
// Without this file the browser's own controls are there.

const SPEEDS = [0.75, 1, 1.25, 1.5, 2];
const STEP = 5; // seconds

const buttonOf = (audio) => audio.closest(".attachment--sound")?.querySelector("[data-speed]");

function setSpeed(audio, speed) {
  audio.playbackRate = speed;
  const button = buttonOf(audio);
  if (button) button.querySelector("span").textContent = `${speed.toLocaleString(document.documentElement.lang)}×`;
}

/** way: 1 faster, -1 slower; null: faster, and from the fastest to the slowest. */
function changeSpeed(audio, way) {
  const at = SPEEDS.indexOf(audio.playbackRate);
  const next = way === null ? (at + 1) % SPEEDS.length : Math.min(Math.max(at + way, 0), SPEEDS.length - 1);
  setSpeed(audio, SPEEDS[next]);
}

const DEEDS = {
  " ": (audio) => (audio.paused ? audio.play() : audio.pause()),
  ArrowRight: (audio) => (audio.currentTime = Math.min(audio.currentTime + STEP, audio.duration || 0)),
  ArrowLeft: (audio) => (audio.currentTime = Math.max(audio.currentTime - STEP, 0)),
  "+": (audio) => changeSpeed(audio, 1),
  "-": (audio) => changeSpeed(audio, -1),
};

export function startPlayer() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-speed]");
    if (button) changeSpeed(button.closest(".attachment--sound").querySelector("audio"), null);
  });
  // Before the browser's own controls get it, so that a key does one thing wherever in them the focus is.
  document.addEventListener(
    "keydown",
    (event) => {
      const deed = event.target instanceof HTMLAudioElement && !event.ctrlKey && !event.metaKey && !event.altKey ? DEEDS[event.key] : null;
      if (!deed) return;
      event.preventDefault();
      event.stopPropagation();
      deed(event.target);
    },
    true,
  );
}
