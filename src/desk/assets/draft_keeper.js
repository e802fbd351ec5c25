// Decides when what was typed is sent, and what is said about it. Knows no page: the page, the
// clock and the network are handed in, so that tests can play them.

const AFTER_TYPING_MS = 2_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 60_000;

export const WORDS = {
  unreachable:
    "Not saved. What you typed is only in this page. Keep the page open: it goes on trying.",
  signedOut:
    "Not saved, because you are signed out. What you typed is only in this page. " +
    "Sign in again in another window, then come back to this one.",
  filedBefore:
    "Not saved: this form was filed before. What you typed since is only in this page. " +
    "Send the form to go on with it.",
};

/**
 * Keeps one form's draft. It is sent whether or not it is valid.
 *
 * `isKept` says whether what stands in the form at first is kept already: it is not where the page
 * came back with errors. `read()` answers the form's content as text; `post(text)` sends it and
 * answers "saved", "signedOut", "unreachable" or "filedBefore", and never throws; `tell(words, isSaved)` shows a
 * line; `time()` answers "14:02"; `timers` has setTimeout and clearTimeout.
 */
export class DraftKeeper {
  #page;
  #kept;
  #waiting = null;
  #sending = false;
  #askedMeanwhile = false;
  #retryMs = FIRST_RETRY_MS;
  #told = "";

  constructor(page) {
    this.#page = page;
    this.#kept = page.isKept ? page.read() : null;
    if (!page.isKept) this.typed();
  }

  /** Whether anything stands only in this page. */
  get isUnsaved() {
    return this.#page.read() !== this.#kept;
  }

  /** A key was struck, or a choice made: it is sent once the writer pauses. */
  typed() {
    this.#wait(AFTER_TYPING_MS);
  }

  /** The writer left a field, or the page: what is new is sent at once. */
  async save() {
    if (this.#sending) {
      this.#askedMeanwhile = true;
      return;
    }
    this.#stopWaiting();
    const text = this.#page.read();
    if (text === this.#kept) return;
    this.#sending = true;
    const outcome = await this.#page.post(text);
    this.#sending = false;
    if (outcome === "saved") this.#succeeded(text);
    else this.#failed(outcome);
  }

  /** The form itself is being sent: nothing more is to be kept. */
  filed() {
    this.#stopWaiting();
    this.#kept = this.#page.read();
  }

  #succeeded(text) {
    this.#kept = text;
    this.#retryMs = FIRST_RETRY_MS;
    this.#tell(`Saved ${this.#page.time()}`, true);
    if (this.#askedMeanwhile && this.isUnsaved) this.#wait(0);
    this.#askedMeanwhile = false;
  }

  // What reached the server is not known, so whatever stands here then is sent again.
  #failed(outcome) {
    this.#askedMeanwhile = false;
    this.#kept = null;
    this.#tell(WORDS[outcome], false);
    // Another try would be answered the same.
    if (outcome === "filedBefore") return;
    this.#wait(this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  // The time has no seconds, so a screen reader hears "Saved" at most once a minute.
  #tell(words, isSaved) {
    if (words === this.#told) return;
    this.#told = words;
    this.#page.tell(words, isSaved);
  }

  #wait(ms) {
    this.#stopWaiting();
    this.#waiting = this.#page.timers.setTimeout(() => {
      this.#waiting = null;
      this.save();
    }, ms);
  }

  #stopWaiting() {
    if (this.#waiting !== null) this.#page.timers.clearTimeout(this.#waiting);
    this.#waiting = null;
  }
}
