// Rows dragged by their handle, under any heading of the programme. The buttons beside it do the same.

const form = document.getElementById("move");

// Dropped: say under which heading and after which row, and take what comes back.
function dropped({ item, to, from, oldIndex, newIndex }) {
  if (to === from && oldIndex === newIndex) return;
  const before = item.previousElementSibling;
  const after = before && before.id.startsWith("action-") ? before.id.slice(7) : "";
  const number = item.id.slice(7);
  window.htmx.ajax("POST", `${form.dataset.actions}${number}/move/`, {
    source: form,
    target: item.closest("section"),
    swap: "outerHTML",
    values: { heading: to.dataset.heading, after },
  });
}

function start(scope) {
  const bodies = scope.matches("tbody[data-heading]")
    ? [scope]
    : scope.querySelectorAll("tbody[data-heading]");
  bodies.forEach((body) => {
    window.Sortable.create(body, {
      group: "programme",
      draggable: "tr[id]",
      handle: ".cell--tools",
      filter: "a, button, input",
      preventOnFilter: false,
      animation: 120,
      onEnd: dropped,
    });
  });
}

document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) start(event.detail.elt);
});
window.addEventListener("load", () => start(document.body));
