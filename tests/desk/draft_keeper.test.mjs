// What a writer must be able to rely on: nothing that was typed is lost without being told.
import assert from "node:assert/strict";
import { test } from "node:test";

import { DraftKeeper, WORDS } from "../../src/desk/assets/draft_keeper.js";

/** A page with one text, a clock that the test moves, and a server that answers as it is told. */
class PlayedPage {
  isKept = true;
  text = "name=";
  minute = 2;
  outcome = "saved";
  posted = [];
  lines = [];
  #now = 0;
  #timers = new Map();
  #nextTimer = 1;

  timers = {
    setTimeout: (act, ms) => {
      this.#timers.set(this.#nextTimer, { act, at: this.#now + ms });
      return this.#nextTimer++;
    },
    clearTimeout: (timer) => this.#timers.delete(timer),
  };

  read() {
    return this.text;
  }

  async post(text) {
    this.posted.push(text);
    if (this.hold) await this.hold;
    return this.outcome;
  }

  tell(words, isSaved) {
    this.lines.push([words, isSaved]);
  }

  time() {
    return `14:0${this.minute}`;
  }

  /** Lets the time pass and everything happen that was due. */
  async pass(ms) {
    const until = this.#now + ms;
    for (;;) {
      const due = [...this.#timers].filter(([, each]) => each.at <= until);
      if (due.length === 0) break;
      const [timer, next] = due.reduce((a, b) => (b[1].at < a[1].at ? b : a));
      this.#timers.delete(timer);
      this.#now = next.at;
      next.act();
      await settle();
    }
    this.#now = until;
  }
}

async function settle() {
  for (let i = 0; i < 10; ++i) await Promise.resolve();
}

function write(page, keeper, text) {
  page.text = text;
  keeper.typed();
}

test("a draft is sent two seconds after the last key stroke", async () => {
  const page = new PlayedPage();
  const keeper = new DraftKeeper(page);
  write(page, keeper, "name=a");
  await page.pass(1_500);
  write(page, keeper, "name=ab");
  await page.pass(1_999);
  assert.deepEqual(page.posted, []);
  assert.equal(keeper.isUnsaved, true);
  await page.pass(1);
  assert.deepEqual(page.posted, ["name=ab"]);
  assert.deepEqual(page.lines, [["Saved 14:02", true]]);
  assert.equal(keeper.isUnsaved, false);
});

test("leaving a field sends at once, and only what is new", async () => {
  const page = new PlayedPage();
  const keeper = new DraftKeeper(page);
  await keeper.save();
  assert.deepEqual(page.posted, []);
  write(page, keeper, "name=a");
  await keeper.save();
  await page.pass(10_000);
  assert.deepEqual(page.posted, ["name=a"]);
});

test("Saved is told once in a minute", async () => {
  const page = new PlayedPage();
  const keeper = new DraftKeeper(page);
  for (const text of ["name=a", "name=ab", "name=abc"]) {
    write(page, keeper, text);
    await page.pass(2_000);
  }
  page.minute = 3;
  write(page, keeper, "name=abcd");
  await page.pass(2_000);
  assert.equal(page.posted.length, 4);
  assert.deepEqual(page.lines, [
    ["Saved 14:02", true],
    ["Saved 14:03", true],
  ]);
});

test("a failure is told, and tried again until it succeeds", async () => {
  const page = new PlayedPage();
  const keeper = new DraftKeeper(page);
  page.outcome = "unreachable";
  write(page, keeper, "name=a");
  await page.pass(2_000);
  assert.deepEqual(page.lines, [[WORDS.unreachable, false]]);
  assert.equal(keeper.isUnsaved, true);
  await page.pass(5_000 + 10_000 + 20_000 + 40_000 + 60_000);
  assert.equal(page.posted.length, 6);
  page.outcome = "saved";
  await page.pass(60_000);
  assert.equal(page.posted.length, 7);
  assert.deepEqual(page.lines.at(-1), ["Saved 14:02", true]);
  await page.pass(600_000);
  assert.equal(page.posted.length, 7);
});

test("after a failure even what was there before is sent again", async () => {
  const page = new PlayedPage();
  const keeper = new DraftKeeper(page);
  page.outcome = "unreachable";
  write(page, keeper, "name=a");
  await page.pass(2_000);
  page.outcome = "saved";
  write(page, keeper, "name=");
  await page.pass(2_000);
  assert.deepEqual(page.posted, ["name=a", "name="]);
  assert.deepEqual(page.lines.at(-1), ["Saved 14:02", true]);
});

test("who is signed out is told so", async () => {
  const page = new PlayedPage();
  const keeper = new DraftKeeper(page);
  page.outcome = "signedOut";
  write(page, keeper, "name=a");
  await page.pass(2_000);
  assert.deepEqual(page.lines, [[WORDS.signedOut, false]]);
});

test("what is typed while a draft travels is sent after it, never beside it", async () => {
  const page = new PlayedPage();
  const keeper = new DraftKeeper(page);
  let arrive;
  page.hold = new Promise((resolve) => (arrive = resolve));
  write(page, keeper, "name=a");
  await page.pass(2_000);
  write(page, keeper, "name=ab");
  await page.pass(2_000);
  assert.deepEqual(page.posted, ["name=a"]);
  page.hold = null;
  arrive();
  await settle();
  assert.equal(keeper.isUnsaved, true);
  await page.pass(0);
  assert.deepEqual(page.posted, ["name=a", "name=ab"]);
  assert.equal(keeper.isUnsaved, false);
});

test("what came back with errors is kept without a key stroke", async () => {
  const page = new PlayedPage();
  page.isKept = false;
  page.text = "name=a";
  const keeper = new DraftKeeper(page);
  assert.equal(keeper.isUnsaved, true);
  await page.pass(2_000);
  assert.deepEqual(page.posted, ["name=a"]);
});

test("once the form is filed nothing is sent or asked", async () => {
  const page = new PlayedPage();
  const keeper = new DraftKeeper(page);
  write(page, keeper, "name=a");
  keeper.filed();
  await page.pass(600_000);
  assert.deepEqual(page.posted, []);
  assert.equal(keeper.isUnsaved, false);
});

test("a form that was filed before says that nothing is saved, and asks no more", async () => {
  const page = new PlayedPage();
  const keeper = new DraftKeeper(page);
  page.outcome = "filedBefore";
  write(page, keeper, "name=something new");
  await page.pass(600_000);
  assert.deepEqual(page.posted, ["name=something new"]);
  assert.deepEqual(page.lines, [[WORDS.filedBefore, false]]);
  assert.equal(keeper.isUnsaved, true);
});
