// Notifications outside the page, of what the fetched bell holds. Every open tab is told; the first to hold the lock
// shows them and writes down how far it came, so that one of several tabs shows each.

const SHOWN = "notifications:shown";

function shown() {
  return Number(localStorage.getItem(SHOWN) ?? 0);
}

function show({ tell, title, url }) {
  const notification = new Notification(title, { tag: `notification-${tell}`, lang: document.documentElement.lang });
  notification.addEventListener("click", () => {
    window.focus();
    location.assign(url);
  });
}

function tellAll(rows) {
  for (const row of rows) {
    if (Number(row.tell) <= shown()) continue;
    localStorage.setItem(SHOWN, row.tell);
    show(row);
  }
}

export function startTelling() {
  document.addEventListener("htmx:load", ({ detail: { elt } }) => {
    if (elt.id !== "rail-bell" || window.Notification?.permission !== "granted") return;
    const rows = [...elt.querySelectorAll("[data-tell]")].map((row) => ({ ...row.dataset }));
    if (rows.length) navigator.locks.request(SHOWN, () => tellAll(rows));
  });
}
