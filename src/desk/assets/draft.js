// Binds each <form data-draft="/address"> to a keeper of its draft. Without this script the form
// has its own button for keeping a draft, and nothing else changes.
import { DraftKeeper } from "./draft_keeper.js";

/** The fields as a form sends them. A password and a file are no part of a draft. */
function textOf(form) {
  const fields = new FormData(form);
  for (const box of form.querySelectorAll("[type=password], [autocomplete$=password], [type=file]"))
    fields.delete(box.name);
  return new URLSearchParams(fields).toString();
}

// Browsers refuse a longer body when a request is to outlive its page.
const OUTLIVES_PAGE_CHARACTERS = 60_000;

/** Sends the fields, the form's token among them. A redirect means that a sign-in is asked for. */
async function post(address, text, answered) {
  try {
    const answer = await fetch(address, {
      method: "POST",
      body: text,
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      credentials: "same-origin",
      redirect: "manual",
      cache: "no-store",
      keepalive: text.length < OUTLIVES_PAGE_CHARACTERS,
    });
    if (answer.ok) {
      answered();
      return "saved";
    }
    if (answer.status === 409) return "filedBefore";
    const isSignIn = answer.type === "opaqueredirect" || [401, 403].includes(answer.status);
    return isSignIn ? "signedOut" : "unreachable";
  } catch {
    return "unreachable";
  }
}

function lineOf(form) {
  const line = document.createElement("p");
  line.className = "desk-draft";
  line.setAttribute("role", "status");
  form.prepend(line);
  return line;
}

function clockTime() {
  return new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

function keep(form, answered) {
  const line = lineOf(form);
  const keeper = new DraftKeeper({
    isKept: !document.querySelector(".govuk-error-summary"),
    read: () => textOf(form),
    post: (text) => post(form.dataset.draft, text, answered),
    tell: (words, isSaved) => {
      line.textContent = words;
      line.classList.toggle("desk-draft--not-saved", !isSaved);
    },
    time: clockTime,
    timers: {
      setTimeout: (act, ms) => window.setTimeout(act, ms),
      clearTimeout: (timer) => window.clearTimeout(timer),
    },
  });
  form.addEventListener("input", () => keeper.typed());
  form.addEventListener("focusout", (event) => {
    // On the way to the button that files the form, a draft might arrive behind what is filed, and
    // would be offered again.
    if (event.relatedTarget?.type !== "submit") keeper.save();
  });
  form.addEventListener("submit", () => keeper.filed());
  window.addEventListener("online", () => keeper.save());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keeper.save();
  });
  window.addEventListener("beforeunload", (event) => {
    if (keeper.isUnsaved) event.preventDefault();
  });
}

/** `answered` is called whenever the server answered, because that prolongs the session. */
export function keepDrafts(answered) {
  for (const form of document.querySelectorAll("form[data-draft]")) keep(form, answered);
}
