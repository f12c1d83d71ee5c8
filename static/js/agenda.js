// An agenda put in order by dragging. The arrows beside each item do the same without it.

function start() {
  const list = document.querySelector("[data-sortable]");
  if (!list || list.dataset.started) return;
  list.dataset.started = "yes";
  window.Sortable.create(list, {
    animation: 150,
    handle: "[data-handle]",
    onEnd: ({ item, oldIndex, newIndex }) => {
      if (oldIndex === newIndex) return;
      const before = item.nextElementSibling;
      window.htmx.ajax("POST", item.dataset.place, {
        source: item,
        target: "#agenda",
        swap: "outerHTML",
        values: { before: before ? before.dataset.item : "" },
      });
    },
  });
}

start();
document.addEventListener("htmx:load", start);
