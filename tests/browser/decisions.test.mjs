// A disagreement, by those who have it: a school's challenge is answered by the manager, taken
// further, explored, and answered by a third person; and a worker who was pressed says so past the
// line.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { withHouse } from "./at_work.mjs";
import { NARROW, launch } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Follows a link of the page of decisions to its form. */
async function follow(page, family, words) {
  await page.goto(`${family}/decisions`);
  await page.getByRole("link", { name: words }).first().click();
}

async function file(page, button) {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("heading", { name: "Record", exact: true }).waitFor();
}

/** Why somebody who does not work with the family needs its file. */
async function sayWhy(page, family) {
  await page.goto(`${family}/reason`);
  await page.getByLabel("I am asked to sign or to decide").check();
  await page.getByRole("button", { name: "Open the file" }).click();
}

async function stands(page, family, words) {
  await page.goto(`${family}/decisions`);
  await page.getByText(words).first().waitFor();
}

test("a school's challenge climbs until a third person answers it", () =>
  withHouse(browser, {}, async (page, house, be) => {
    await be("manager-north");
    await page.goto(`${house.address}/team`);
    await page.getByRole("link", { name: /Bramble/ }).first().click();
    const family = page.url().match(/^.*\/families\/[0-9a-z]{26}/)[0];
    await stands(page, family, "Their managers (stage 2 of 5)");
    await stands(page, family, /^The team manager: due/);
    await follow(page, family, "Answer this challenge");
    // What the school said stands above the form.
    await page.getByText("Tansy fell asleep in assembly twice last week.").waitFor();
    await page.getByLabel("It is not accepted; what was decided stands").check();
    await page.getByLabel(/^Reasons/).fill("The plan is reviewed next week.");
    await file(page, "File the answer");
    await follow(page, family, "Record the meeting of both sides");
    assert.ok(await page.getByLabel("Both sides have met; it is not answered yet").isChecked());
    await page.getByLabel("When both sides met to explore it").fill("today");
    await file(page, "File the answer");
    await stands(page, family, "They met on");

    await be("worker-north");
    await follow(page, family, "Take it to the next stage");
    await page.getByRole("heading", { name: "Is a child in danger now?" }).waitFor();
    assert.ok(await page.getByLabel("Senior managers").isChecked());
    await page.getByLabel("What you disagree with, and why").fill("The school has no date still.");
    await page.getByLabel("A meeting with an independent chair").check();
    await file(page, "File the challenge");
    await stands(page, family, "A conference chair who is neither side, as the third person: due");

    await be("chair");
    await sayWhy(page, family);
    await follow(page, family, "Answer this challenge");
    await page.getByLabel("It is accepted in part").check();
    await page.getByLabel(/^Reasons/).fill("The review is brought forward.");
    await page
      .getByRole("group", { name: /somebody who is neither side/ })
      .getByLabel("Yes")
      .check();
    await file(page, "File the answer");
    await stands(page, family, "It is accepted in part");
    assert.equal((await page.goto(`${family}/why/G25`)).status(), 200);
    await page.getByRole("heading", { name: "The rule" }).waitFor();
    assert.equal(await page.getByText("Have somebody answer it who is neither side.").count(), 0);
  }));

test("who was pressed says so past the line, and is answered", () =>
  withHouse(browser, {}, async (page, house, be) => {
    await be("worker-north");
    await page.getByRole("table").getByRole("link", { name: /Example|Bramble/ }).first().click();
    const family = page.url().match(/^.*\/families\/[0-9a-z]{26}/)[0];
    await page.getByRole("link", { name: "I was pressed to decide" }).click();
    await page.getByText("to the principal social worker and to nobody else").waitFor();
    await page.getByRole("checkbox", { name: /[Cc]lose/ }).first().check();
    await page.getByLabel("What happened").fill("I was told to close it by Friday.");
    await page.getByRole("button", { name: "Send it to the principal social worker" }).click();
    await page.getByRole("heading", { name: "Record", exact: true }).waitFor();

    await be("manager-north");
    const none = await page.goto(`${house.address}/pressure-reports`);
    assert.equal(none.status(), 404);
    assert.equal((await page.goto(`${family}/record`)).status(), 200);
    await page.getByRole("heading", { name: "Record", exact: true }).waitFor();
    assert.equal(await page.getByText("I was told to close it by Friday.").count(), 0);

    await be("principal");
    await page.getByRole("link", { name: "Reports of pressure" }).click();
    await page.getByText("I was told to close it by Friday.").waitFor();
    await page.getByLabel(/What will you do about this pressure/).fill("It stays open; I spoke to them.");
    await page.getByRole("button", { name: "File this answer" }).click();
    await page.getByText("No report waits for an answer.").waitFor();
    assert.doesNotMatch(house.log(), /by Friday/);
  }));

test("an overrule stands beside the judgement that it overrules", () =>
  withHouse(browser, { more: ["--load", "cases/child-v.json"] }, async (page, house, be) => {
    await be("child-v", "later");
    await page.goto(`${house.address}/search`);
    await page.getByLabel("Name, date of birth, address or number").fill("Sibling V");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("link", { name: "Open the family" }).click();
    const family = page.url().match(/^.*\/families\/[0-9a-z]{26}/)[0];
    if (page.url().includes("/reason")) await sayWhy(page, family);
    await stands(page, family, "A judgement was overruled");
    await page.getByText("The mother is unable to protect the child.").waitFor();
    await page.getByText("No reasons are written down.").waitFor();
    await page.getByText(/A meeting is owed by/).waitFor();
    const tops = () =>
      page.$$eval(".desk-side", (all) => all.map((each) => each.getBoundingClientRect().top));
    const [judged, overruled] = await tops();
    assert.equal(judged, overruled, "side by side");
    await page.setViewportSize(NARROW);
    const [above, below] = await tops();
    assert.ok(below > above, "one under the other");
  }));

test("a school sees what became of what it told, and challenges it by its own account", () =>
  withHouse(browser, { secret: /Plover|hungry since/ }, async (page, house, be) => {
    await be("demonstration-school-lead");
    await page.getByRole("heading", { name: "What you told us, and what became of it" }).waitFor();
    const own = page.locator("main").filter({ hasText: "Plover Vignette" });
    await own.getByText(/You told us: referral, .* It was decided on .*: to be assessed\./).first().waitFor();
    await page.getByRole("heading", { name: /Plover Vignette/ }).waitFor();
    const family = await page
      .getByRole("heading", { name: /Plover Vignette/ })
      .locator("xpath=following-sibling::p[1]/a")
      .getAttribute("href");
    await page.goto(house.address + family);
    await page.getByRole("heading", { name: "What we told you" }).waitFor();
    // Nothing of the file but what passed between both: no level, no worker, no other page.
    assert.equal(await page.getByText("Lead practitioner").count(), 0);
    for (const other of ["/record", "/decisions", "/people"])
      assert.equal((await page.goto(house.address + family + other)).status(), 404, other);
    await page.goto(house.address + family);
    await page.getByRole("link", { name: "Challenge this decision" }).click();
    await page.getByRole("heading", { name: "Is a child in danger now?" }).waitFor();
    await page.getByLabel("What you disagree with, and why").fill("She has been hungry since.");
    await page.getByLabel("Between the practitioners").check();
    await page.getByRole("button", { name: "File the challenge", exact: true }).click();
    await page.getByRole("heading", { name: "Your challenges" }).waitFor();
    await page.getByText("Waits for an answer").waitFor();

    await be("worker-maple");
    await page.goto(house.address + family + "/decisions");
    await page.getByText("She has been hungry since.").first().waitFor();
    await follow(page, house.address + family, "Answer this challenge");
    await page.getByLabel("The challenge is accepted", { exact: true }).check();
    await page.getByLabel(/^Reasons/).fill("You are right: a visit tomorrow.");
    await file(page, "File the answer");

    await be("demonstration-school-lead");
    await page.goto(house.address + family);
    await page.getByText("You are right: a visit tomorrow.").waitFor();
  }));
