// GOV.UK Frontend's behaviour, and what a page needs to say when htmx could not reach us.
import {
  createAll,
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  isSupported,
} from "govuk-frontend";

const COMPONENTS = [
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
];

function start(scope) {
  if (isSupported()) {
    COMPONENTS.forEach((component) => createAll(component, undefined, scope));
  }
}

start(document);

// htmx puts new mark-up into the page: start what is in it, and take the reader to a conflict.
document.addEventListener("htmx:load", (event) => {
  const part = event.detail.elt;
  if (part !== document.body) start(part);
  const conflict = part.matches(".conflict") ? part : part.querySelector(".conflict");
  if (conflict) conflict.focus();
});

// Nothing typed may be lost in silence: say that it was not saved.
const alert = document.getElementById("page-alert");

function say(words) {
  alert.textContent = words;
  alert.hidden = !words;
}

document.addEventListener("htmx:sendError", () => say(alert.dataset.offline));
document.addEventListener("htmx:timeout", () => say(alert.dataset.offline));
document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  say(status === 401 || status === 403 ? alert.dataset.refused : alert.dataset.failed);
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) say("");
});

// Header menus are <details>: close them on Escape and when the reader goes elsewhere.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  });
});
document.addEventListener("click", (event) => {
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});

// On a phone the filters are folded away until asked for.
if (window.matchMedia("(max-width: 40em)").matches) {
  document.querySelectorAll("details[data-fold-on-phone]").forEach((panel) => {
    panel.open = false;
  });
}
