// Levels and plans, by those who decide on them: what is lowered for want of a worker is stopped, an
// honest second judgement passes, and what has changed is weighed in a minute; a conference ends a
// plan although the chronology is old, and a birthday ends one by itself.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { withHouse } from "./at_work.mjs";
import { launch } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const more = ["--load", "tests/browser/levels.json"];

/** Opens the family of this child, with a reason where one is asked for. */
async function open(page, house, child) {
  await page.goto(`${house.address}/search`);
  await page.getByLabel("Name, date of birth, address or number").fill(child);
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.getByRole("link", { name: "Open the family" }).first().click();
  const family = page.url().match(/^.*\/families\/[0-9a-z]{26}/)[0];
  const why = page.getByLabel("I am asked to sign or to decide");
  if (await why.count()) {
    await why.check();
    await page.getByRole("button", { name: "Open the file" }).click();
  }
  await page.getByRole("heading", { name: "Story", exact: true }).waitFor();
  return family;
}

async function file(page, button = "File it") {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("heading", { name: "Record", exact: true }).waitFor();
}

/** Files a level that has to be decided on, which leads to its gate. */
async function ask(page) {
  await page.getByRole("button", { name: "File the level" }).click();
  await page.getByRole("heading", { name: "The gate" }).waitFor();
}

/** The level is to be targeted early help, and why; what is on record is chosen, not typed. */
async function lower(page, grounds) {
  await page.getByLabel("When it was decided").fill("today");
  await page.getByLabel("Family help: targeted early help").check();
  await page.getByLabel("Reasons", { exact: false }).first().fill("Moss eats and sleeps.");
  await page.getByRole("group", { name: "What the level rests on" }).getByLabel(grounds).check();
  await page.getByLabel("What difference it makes to this child").fill("The school sees Moss every day.");
  await page.getByLabel(/^Criterion/).selectOption("FH1");
  await page.getByLabel("Somewhat worried").check();
  await page.getByLabel("Why more, less or as worried as before?").fill("It has held for weeks.");
}

/** Which rules stop what waits, as its page tells them. */
async function stopping(page) {
  const gate = await page.locator("main").innerText();
  const open = gate.split(/^Answered by the record \(/m)[0];
  return [...open.matchAll(/where this rule comes from \((G\d+)\)/g)].map(([, which]) => which).sort();
}

/** From the page of decisions to the proposal that waits. */
async function gate(page, family) {
  await page.goto(`${family}/decisions`);
  await page.getByRole("link", { name: /see what stands before it/ }).first().click();
  await page.getByRole("heading", { name: "The gate" }).waitFor();
}

test("a vacancy lowers no level, and the same facts judged anew do with a second reader", () =>
  withHouse(browser, { more }, async (page, house, be) => {
    await be("levels-worker");
    const family = await open(page, house, "Moss Allegro");
    await page.goto(`${family}/write/threshold`);
    await lower(page, "Same facts, different judgement");
    await page.getByLabel("A vacancy, or nobody to allocate to").check();
    await ask(page);
    assert.deepEqual(await stopping(page), ["G23", "G32", "G52"]);
    await page.getByText(/They never suffice/).first().waitFor();

    // Said better: what was misjudged, what the plan did, and no word of a vacancy.
    await page.getByRole("link", { name: /Write the proposal again/ }).click();
    await page.getByLabel("What was misjudged before").fill("Hunger was read as neglect; it was money.");
    await page.getByLabel("What the plan changed, and what it did not").fill("Meals; the flat is still cold.");
    await page.getByLabel("A vacancy, or nobody to allocate to").uncheck();
    await ask(page);
    assert.deepEqual(await stopping(page), ["G23"]);

    await be("levels-head");
    await open(page, house, "Moss Allegro");
    await gate(page, family);
    await page.getByLabel("I agree", { exact: false }).first().check();
    await page.getByRole("button", { name: "Sign", exact: false }).last().click();

    await be("levels-manager");
    await gate(page, family);
    await page.getByText("Nothing stands in the way").waitFor();
    await page.getByLabel(/^Yes/).first().check();
    await page.getByLabel("Reasons", { exact: true }).first().fill("Read, and agreed.");
    await page.getByRole("button", { name: "File the decision" }).click();
    await page.getByRole("heading", { name: "Record", exact: true }).waitFor();
  }));

test("a level that rests on what has changed passes in a few actions", () =>
  withHouse(browser, { more }, async (page, house, be) => {
    await be("levels-worker");
    const family = await open(page, house, "Fern Andante");
    await page.goto(`${family}/write/threshold`);
    await lower(page, "Facts have changed since the last decision");
    await page.getByLabel("What has changed since the last decision").fill("Fern eats at breakfast club.");
    const rests = page.getByRole("group", { name: /On what does it rest/ });
    await rests.getByLabel(/^View of an agency/).check();
    await rests.getByLabel(/^Visit/).first().check();
    await ask(page);

    // The manager finds everything answered: where it waits, yes, why, filed.
    await be("levels-manager");
    await gate(page, family);
    assert.deepEqual(await stopping(page), []);
    await page.getByLabel(/^Yes/).first().check();
    await page.getByLabel("Reasons", { exact: true }).first().fill("All of us see it.");
    await page.getByRole("button", { name: "File the decision" }).click();
    await page.getByRole("heading", { name: "Record", exact: true }).waitFor();
  }));

test("a conference ends a plan although the chronology is old, which is shown", () =>
  withHouse(browser, { more }, async (page, house, be) => {
    await be("levels-chair");
    const family = await open(page, house, "Reed Largo");
    await page.goto(`${family}/write/conference`);
    await page.getByLabel("When it was held").fill("today");
    await page.getByLabel("Review", { exact: true }).check();
    await page.getByLabel("The child protection plan ends").check();
    await file(page);
    await page.goto(`${family}/why/G37`);
    await page.getByRole("heading", { name: "The rule" }).waitFor();
    await page.getByText(/chronology/i).first().waitFor();
    assert.equal(await page.getByText("It says nothing about this family").count(), 0, "the staleness is visible");
  }));

test("a plan ends by itself with the eighteenth birthday", () =>
  withHouse(browser, { more }, async (page, house, be) => {
    await be("levels-worker");
    const family = await open(page, house, "Sorrel Presto");
    await page.goto(`${family}/plan`);
    await page.getByRole("link", { name: "Write what is different now" }).first().click();
    await page.getByLabel("When it ended").fill("today");
    await page.getByLabel("The child is 18").check();
    await page.getByRole("group", { name: /Agencies consulted about the end/ }).getByLabel("School", { exact: true }).check();
    await page.getByLabel(/When the agencies were told of the end/).fill("today");
    await file(page);
    await page.goto(`${family}/why/G24`);
    await page.getByText("The child is 18.").first().waitFor();
    assert.equal(await page.getByText("Record which agencies were consulted about the end.").count(), 0);
  }));
