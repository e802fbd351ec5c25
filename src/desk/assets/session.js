// Warns before the session ends, and offers to go on. The server decides; this only counts.

const WARNED_BEFORE_MS = 5 * 60_000;

function timeOf(moment) {
  return new Date(moment).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

/** Asks the server, which prolongs the session. Answers whether it still stood. */
async function goOn(address) {
  try {
    const answer = await fetch(address, { credentials: "same-origin", redirect: "manual" });
    return answer.ok;
  } catch {
    return false;
  }
}

/**
 * Watches the session of the <div data-session-seconds data-session-stay>, if the page has one.
 * Answers a function that is to be called whenever the server answered.
 */
export function watchSession() {
  const warning = document.querySelector("[data-session-seconds]");
  if (!warning) return () => {};
  const lastsMs = Number(warning.dataset.sessionSeconds) * 1_000;
  const words = warning.querySelector(".desk-session__words");
  let timer;

  function restart() {
    warning.hidden = true;
    window.clearTimeout(timer);
    const endsAt = Date.now() + lastsMs;
    timer = window.setTimeout(
      () => {
        words.textContent =
          `You will be signed out at ${timeOf(endsAt)}, because nothing was sent for a while. ` +
          "Drafts that are saved stay saved.";
        warning.hidden = false;
      },
      Math.max(lastsMs - WARNED_BEFORE_MS, 0),
    );
  }

  warning.querySelector("button").addEventListener("click", async () => {
    if (await goOn(warning.dataset.sessionStay)) restart();
    else
      words.textContent =
        "You are signed out, or this computer has no connection. " +
        "What is not saved is only in this page: copy it before you leave the page.";
  });
  restart();
  return restart;
}
