// The look: a style sheet of our own that no policy of the host page stops, and the municipality's colour.

export function dress(shadow) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];
}

/** The accent and the colour of text on it: the server gives no pair that cannot be read (frontend/widget/api.py). */
export function colour(root, { accent, on_accent }) {
  root.style.setProperty("--brand-accent", accent);
  root.style.setProperty("--brand-on-accent", on_accent);
}
