// Rows dragged by their last cell, under any heading of the programme. The buttons in it do the
// same; so do they on a screen that is touched, where dragging scrolls.

const form = document.getElementById("move");
const EDGE = 60; // pixels from the edge of the window where the page begins to scroll
const STEP = 12;

let row = null; // the row in hand
let home = null; // what it stood before, and where
let hasMoved = false;

const isHandle = (target) => target.closest(".cell--tools") && !target.closest("a, button, input");

// The row after which, or the heading under which, the pointer is.
function follow(y, target) {
  const over = target?.closest("tbody[data-heading] > tr");
  if (!over || over === row) return;
  const isRow = over.id.startsWith("action-");
  const middle = over.getBoundingClientRect().top + over.offsetHeight / 2;
  if (isRow && y < middle) over.before(row);
  else if (isRow || over.matches(".programme-table__heading")) over.after(row);
  else over.before(row); // "Add an action" stays last
  hasMoved = true;
}

function scrollAt(y) {
  if (y < EDGE) window.scrollBy(0, -STEP);
  else if (y > window.innerHeight - EDGE) window.scrollBy(0, STEP);
}

function letGo() {
  row.classList.remove("is-dragged");
  document.documentElement.classList.remove("is-dragging");
  row = null;
}

function putBack() {
  home.parent.insertBefore(row, home.next);
  letGo();
}

// Sections come back, and say for themselves where they go.
function send(address, values) {
  window.htmx.ajax("POST", address, { source: form, target: "#programme", swap: "none", values });
}

function drop() {
  const moved = row;
  letGo();
  const before = moved.previousElementSibling;
  if (!hasMoved || (moved.parentNode === home.parent && moved.nextSibling === home.next)) return;
  const after = before && before.id.startsWith("action-") ? before.id.slice(7) : "";
  const heading = moved.parentNode.dataset.heading;
  send(`${form.dataset.actions}${moved.id.slice(7)}/move/`, { heading, after });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[form=move]");
  if (!button) return;
  event.preventDefault();
  send(button.formAction, { [button.name]: button.value });
});

document.addEventListener("pointerdown", (event) => {
  if (event.button || event.pointerType === "touch" || !isHandle(event.target)) return;
  row = event.target.closest("tbody[data-heading] > tr[id]");
  if (!row) return;
  event.preventDefault(); // or its words would be selected
  home = { parent: row.parentNode, next: row.nextSibling };
  hasMoved = false;
  row.classList.add("is-dragged");
  document.documentElement.classList.add("is-dragging");
});

document.addEventListener("pointermove", (event) => {
  if (!row) return;
  scrollAt(event.clientY);
  follow(event.clientY, document.elementFromPoint(event.clientX, event.clientY));
});

document.addEventListener("pointerup", () => row && drop());
document.addEventListener("pointercancel", () => row && putBack());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && row) putBack();
});
