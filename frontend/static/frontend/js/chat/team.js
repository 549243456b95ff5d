// How the chat goes: fetched again at every hint of the socket, and every ten seconds.

const POLL_MS = 10_000;
const SOON_MS = 300;

let timer = 0;

function refresh() {
  timer = 0;
  const { url } = document.getElementById("chat-team").dataset;
  htmx.ajax("GET", url, { source: "#chat-team", target: "#chat-team", swap: "morph:outerHTML" }).catch(() => undefined);
}

const soon = () => (timer ||= setTimeout(refresh, SOON_MS));

function connect() {
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/chat/agent/`);
  socket.addEventListener("message", ({ data }) => JSON.parse(data).type === "list" && soon());
  socket.addEventListener("close", () => setTimeout(connect, 5_000 * (0.5 + Math.random())));
}

connect();
setInterval(() => document.hidden || soon(), POLL_MS);
