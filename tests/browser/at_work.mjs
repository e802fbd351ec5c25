// People of the demonstration at work, one after the other, in one window.
import assert from "node:assert/strict";

import { WIDE, find, people, signIn } from "./browser.mjs";
import { startDemonstration } from "./program.mjs";

/**
 * Serves a demonstration for as long as `act(page, house, be)` takes, and stops it; `be(...words)`
 * signs in whoever these words fit. `more` are further arguments of the program, `context` the
 * options of the window. Nothing that `secret` matches may stand in the log.
 */
export async function withHouse(browser, { more = [], context = { viewport: WIDE }, secret }, act) {
  const house = await startDemonstration(more);
  const window = await browser.newContext(context);
  const page = await window.newPage();
  page.setDefaultTimeout(15_000);
  try {
    const everybody = await people(page, house.address);
    const be = async (...words) => {
      await window.clearCookies();
      await signIn(page, house.address, find(everybody, ...words));
    };
    await act(page, house, be);
    assert.equal(await house.stop(), 0, house.log());
    if (secret) assert.doesNotMatch(house.log(), secret);
  } finally {
    house.kill();
    await window.close();
  }
}
