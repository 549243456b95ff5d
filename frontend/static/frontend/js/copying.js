// A button that copies the field it names (data-copy), and says so beside itself (data-copied).

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  const place = button.parentElement.querySelector("[data-copied]");
  const area = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(area.value);
  } catch {
    area.select(); // an old browser, or one that has not been allowed to
    document.execCommand("copy");
    button.focus();
  }
  place.textContent = "";
  requestAnimationFrame(() => (place.textContent = place.dataset.copied));
});
