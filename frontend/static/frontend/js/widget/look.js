// The look: a style sheet of our own that no policy of the host page stops, and the municipality's colour kept readable.

const WHITE = [255, 255, 255];
const BLACK = [0, 0, 0];
const READABLE = 4.5; // WCAG 1.4.3

const rgb = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

function luminance(channels) {
  const [red, green, blue] = channels.map((value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The shadow tree's style. */
export function dress(shadow) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];
}

/** The accent colour. Text on it is white or black, whichever reads; as a colour of text it is used only when it can be read. */
export function colour(root, accent) {
  if (!/^#[0-9a-f]{6}$/i.test(accent)) return;
  const own = rgb(accent);
  const dark = contrast(own, BLACK) > contrast(own, WHITE);
  root.style.setProperty("--brand-accent", accent);
  root.style.setProperty("--brand-on-accent", dark ? "#000" : "#fff");
  root.classList.toggle("light-accent", contrast(own, WHITE) < READABLE);
}
