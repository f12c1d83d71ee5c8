// The work programme typed like a spreadsheet. Everything here is also a link or a button.

let next = ""; // the cell to open once the one being left is saved
let left = ""; // the cell that was saved or given up, to come back to

const written = (form) => new URLSearchParams(new FormData(form)).toString();
const isRefused = (form) => form.querySelector(".conflict, .govuk-error-message");
const editLinks = () => [...document.querySelectorAll(".cell__edit, form[data-cell]")];

// What is wrong, or else the words of an action before its number. A conflict is read first.
function firstToType(form) {
  if (form.querySelector(".conflict")) return null;
  return form.querySelector("[aria-invalid=true], .govuk-textarea--error, .govuk-input--error")
    ?? form.querySelector("[name=text]")
    ?? form.querySelector("input:not([type=hidden]), textarea, select");
}

// Words typed go after those there are.
function begin(field) {
  field?.focus();
  if (field?.matches("textarea, [type=text]")) field.setSelectionRange(field.value.length, field.value.length);
}

function open(cell) {
  const link = document.querySelector(`#${cell} .cell__edit`);
  if (link) link.click();
}

// Without this script the link leads to the page on which the entire action is edited.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.cell__edit, a[data-add]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.matches("[data-add]")) {
    window.htmx.ajax("GET", link.href, { source: link, target: link.closest("tr"), swap: "outerHTML" });
    return;
  }
  const cell = link.closest("td");
  const action = link.pathname.replace(/[a-z]+\/$/, "");
  const name = cell.id.replace(/^a\d+-/, "");
  window.htmx.ajax("GET", `${action}cell/${name}/`, { source: link, target: cell, swap: "outerHTML" });
});

// Save what was changed; close what was not.
function leave(form) {
  if (form.dataset.sent) return;
  left = form.closest("td").id;
  if (written(form) === form.dataset.opened && !isRefused(form)) {
    form.dataset.sent = "yes";
    form.querySelector("[data-cancel]").click();
  } else {
    form.requestSubmit();
  }
}

document.addEventListener("click", (event) => {
  const cell = event.target.closest("td.cell");
  if (!cell || event.target.closest("a, button, form, input, textarea, select, label")) return;
  if (window.getSelection().toString()) return; // somebody is copying words
  const link = cell.querySelector(".cell__edit");
  if (link) link.click();
});

document.addEventListener("keydown", (event) => {
  const form = event.target.closest("form[data-cell]");
  if (!form) return;
  const fields = [...form.querySelectorAll("input:not([type=hidden]), textarea, select")];
  const place = fields.indexOf(event.target);
  if (event.key === "Escape") {
    left = form.closest("td").id;
    form.dataset.sent = "yes";
    form.querySelector("[data-cancel]").click();
  } else if (event.key === "Enter" && place >= 0) {
    // A step is a line, so Enter begins another; Ctrl and Enter save from anywhere.
    if (event.shiftKey || (event.target.name === "steps" && !event.ctrlKey)) return;
    event.preventDefault();
    left = form.closest("td").id;
    form.requestSubmit();
  } else if (event.key === "Tab" && place >= 0 && !isRefused(form)) {
    if (place !== (event.shiftKey ? 0 : fields.length - 1)) return;
    const cells = editLinks();
    const neighbour = cells[cells.indexOf(form) + (event.shiftKey ? -1 : 1)];
    if (!neighbour) return;
    event.preventDefault();
    next = neighbour.closest("td").id;
    leave(form);
  }
});

// Going elsewhere saves. Words that were refused wait for a decision.
document.addEventListener("focusout", (event) => {
  const form = event.target.closest("form[data-cell]");
  if (!form || form.contains(event.relatedTarget)) return;
  window.setTimeout(() => {
    const isGone = !form.isConnected || !document.hasFocus();
    if (isGone || form.contains(document.activeElement) || isRefused(form)) return;
    leave(form);
  }, 0);
});

document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-cell]")) event.target.dataset.sent = "yes";
}, true);

// Not saved: whatever was on its way may be sent again.
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) return;
  next = "";
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

document.addEventListener("htmx:load", (event) => {
  const part = event.detail.elt;
  const form = part.querySelector("form[data-cell], .programme-table__add form");
  if (part.matches(".cell--open, .programme-table__add") && form) {
    form.dataset.opened = written(form);
    if (isRefused(form)) next = "";
    begin(firstToType(form));
    form.scrollIntoView({ block: "nearest" });
  } else if (part.matches("td.cell") && part.id === left) {
    left = "";
    const wanted = next;
    next = "";
    if (wanted) open(wanted);
    else if (document.activeElement === document.body) {
      part.querySelector(".cell__edit")?.focus();
    }
  } else {
    part.querySelector("[data-focus] .cell__edit")?.focus();
  }
});

// Ctrl and Z where nothing is being typed: take back what was saved last.
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (event.key !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || isTyping) return;
  const button = document.querySelector("[data-undo]");
  if (!button) return;
  event.preventDefault();
  button.click();
});
