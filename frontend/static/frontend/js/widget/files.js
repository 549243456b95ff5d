// Files: chosen, pasted or dropped. Each goes up by itself with an id of its own, so that trying again doubles nothing.

import { home } from "./home.js";
import { random } from "./keep.js";
import { size, t } from "./words.js";

/** Send files of the page. `most`: bytes a file may have; `complain(words)` when one cannot be sent at all. */
export function sendFiles(talk, files, most, complain) {
  for (const file of files) {
    if (file.size > most) complain(t("file_big", { name: file.name, size: size(most) }));
    else if (!file.size) complain(t("file_empty", { name: file.name }));
    else sendFile(talk, file);
  }
}

function sendFile(talk, file) {
  const mine = { id: random(16), at: Date.now(), file, state: "sending", retry: () => upload(talk, mine) };
  talk.show(mine);
  mine.retry();
}

function upload(talk, mine) {
  if (mine.request) return;
  const form = new FormData();
  form.append("token", talk.token());
  form.append("id", mine.id);
  form.append("file", mine.file);
  const request = new XMLHttpRequest(); // fetch cannot say how far it has come
  mine.request = request;
  request.open("POST", `${home}/chat/filer/`);
  request.responseType = "json";
  const change = (changes) => {
    Object.assign(mine, changes);
    talk.show(mine);
  };
  request.upload.onprogress = ({ loaded, total }) => change({ part: loaded / total });
  request.onloadend = () => {
    mine.request = null;
    if (request.status === 200 || request.status === 201) talk.acked(mine);
    else if (request.status) change({ state: "failed", fault: request.response?.text || t("file_failed") });
    else if (talk.isUp) change({ state: "failed", fault: t("file_failed") });
    // Else the line is down: it goes up again with everything else when it is back.
  };
  request.send(form);
}
