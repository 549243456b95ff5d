// The beginning: when the host page has loaded and has nothing better to do, ask whether there is a chat here.

import { ChatWindow } from "./frame.js";
import { ask, askedLanguage, chatAddress, inbox } from "./home.js";
import { kept } from "./keep.js";
import { known, speak } from "./words.js";

const NAME = "servicedesk-chat";

async function embed() {
  const answer = await ask(chatAddress("lage.json")).catch(() => null);
  if (!answer?.ok) {
    console.info(NAME, inbox, answer?.status); // 403: this website is not on the inbox's list
    return;
  }
  const facts = await answer.json();
  await speak(known(kept().language) ?? known(askedLanguage) ?? "sv");
  if (!customElements.get(NAME)) customElements.define(NAME, ChatWindow);
  const element = document.createElement(NAME);
  element.facts = facts;
  document.body.append(element);
}

const whenIdle = () => (window.requestIdleCallback ?? setTimeout)(embed, { timeout: 3000 });
if (document.readyState === "complete") whenIdle();
else addEventListener("load", whenIdle, { once: true });
