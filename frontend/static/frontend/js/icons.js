// The icons become part of the page. One that points into a file is put together after the page around it was laid out,
// and lays it out once more; eighty of them are on a ticket.

let file = ""; // the address of the sprite, once its icons are in the page

/** HTML from the server as this page takes it. */
export const withIcons = (html) => (file ? html.replaceAll(`${file}#i-`, "#i-") : html);

async function bringIn() {
  const address = document.querySelector("use[href*='#i-']")?.getAttribute("href").split("#")[0];
  if (!address) return;
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return; // they stay where they are
  const sprite = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  if (sprite.tagName !== "svg") return;
  sprite.setAttribute("hidden", "");
  sprite.setAttribute("aria-hidden", "true");
  document.body.append(document.adoptNode(sprite));
  file = address;
  for (const use of document.querySelectorAll(`use[href^="${file}#"]`)) use.setAttribute("href", use.getAttribute("href").slice(file.length));
}

export function startIcons() {
  document.addEventListener("htmx:beforeSwap", ({ detail }) => (detail.serverResponse = withIcons(detail.serverResponse)));
  setTimeout(bringIn);
}
