// A chat rings at an agent who is on another page: a small notice with a button to take it.

import { refreshRail } from "../parts.js";

const RINGS_MS = 30_000; // then it rings at the next one

export async function showOffer(session) {
  document.getElementById("chat-offer")?.remove();
  refreshRail(); // the figure beside "Chat"
  if (!session) return; // it rings there no more
  if (!session) return;
  const answer = await fetch(`/chatt/${session}/ring/`, { headers: { "HX-Request": "true" } });
  if (answer.status !== 200) return;
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  const notice = holder.content.firstElementChild;
  document.getElementById("toasts").append(notice);
  htmx.process(notice);
  setTimeout(() => notice.remove(), RINGS_MS);
}
