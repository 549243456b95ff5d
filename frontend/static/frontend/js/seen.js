// The page has shown the ticket as it is: the server remembers it for the list's unread marks and for the line
// between what was read and what is new. Only when somebody can have seen it.

let told = "";

export function markSeen() {
  const head = document.getElementById("ticket-head");
  const address = document.getElementById("ticket-place")?.dataset.reading;
  if (!head || !address || document.hidden) return;
  const { number, version } = head.dataset;
  if (told === `${number}.${version}`) return;
  told = `${number}.${version}`;
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  const body = new URLSearchParams({ version, csrfmiddlewaretoken: token });
  fetch(address, { method: "POST", body, redirect: "error" }).catch(() => {
    told = ""; // the line is down: said again at the next refresh
  });
}

export function startSeen() {
  document.addEventListener("ticket:stays", markSeen);
  document.addEventListener("visibilitychange", markSeen);
}
