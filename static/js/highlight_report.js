// A report that is saved as it is typed. Nothing typed gets lost when the page is left, when the
// connection is, or when one saving overtakes another: each has its turn, and the server knows
// which of this page's was the last.

const AGAIN_AFTER = 5000; // milliseconds
const MOST_ON_LEAVING = 60000; // bytes that a browser still sends once the page is gone

const form = document.querySelector("form[data-saved-as-typed]");
const turn = form.elements.turn;
let typed = 0; // how often something was typed
let kept = 0; // up to which of it the server has everything
let isFailing = false;
let hasLeft = false;
let again;

const autosave = () => form.querySelector("#autosave[hx-post]");
const nextTurn = () => {
  turn.value = Number(turn.value) + 1;
};

function save() {
  clearTimeout(again);
  if (kept < typed && !hasLeft && autosave()) window.htmx.trigger(autosave(), "save-now");
}

form.addEventListener("input", () => {
  const saved = document.querySelector("#saved .save-state__words");
  if (kept === typed && saved && autosave()) {
    saved.textContent = "Not saved yet";
    saved.setAttribute("aria-hidden", "true"); // read out when it is saved, not at each word
  }
  typed += 1;
});

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.elt.id !== "autosave") return;
  nextTurn();
  detail.parameters.turn = turn.value;
  detail.typed = typed;
});

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.elt.id !== "autosave") return;
  isFailing = !detail.successful;
  if (detail.successful) kept = Math.max(kept, detail.requestConfig.typed);
  const status = detail.xhr.status; // 0 where nothing answered
  if (isFailing && (status === 0 || status >= 500)) {
    clearTimeout(again);
    again = setTimeout(save, AGAIN_AFTER);
  }
});

window.addEventListener("online", save);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") save();
});

// While nothing can be saved, a button would lead to a page that is not there.
form.addEventListener("submit", (event) => {
  if (isFailing && !navigator.onLine) {
    event.preventDefault();
    return;
  }
  nextTurn();
  kept = typed;
});

window.addEventListener("beforeunload", (event) => {
  const size = new Blob([...new FormData(form).values()]).size;
  if (kept < typed && (isFailing || size > MOST_ON_LEAVING)) event.preventDefault();
});

window.addEventListener("pagehide", () => {
  hasLeft = true;
  if (kept === typed || !autosave()) return;
  nextTurn();
  const address = autosave().getAttribute("hx-post");
  const body = new FormData(form);
  if ("keepalive" in Request.prototype) {
    const headers = { "HX-Request": "true" };
    fetch(address, { method: "POST", body, headers, keepalive: true });
  } else {
    navigator.sendBeacon(address, body);
  }
});

window.addEventListener("pageshow", () => {
  hasLeft = false;
});
