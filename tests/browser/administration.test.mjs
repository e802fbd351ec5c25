// An authority keeps its people and its policy: somebody comes and goes, and a period changes.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { withHouse } from "./at_work.mjs";
import { NARROW, WIDE, launch } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Fills the sign-in form as the newcomer and sends it. */
async function come(page, house, password, own) {
  await page.context().clearCookies();
  await page.goto(`${house.address}/sign-in`);
  await page.getByLabel("Sign-in name").fill("newcomer");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  if (!own) return;
  await page.getByLabel("The password that you were given", { exact: true }).fill(password);
  await page.getByLabel("Your own password", { exact: true }).fill(own);
  await page.getByRole("button", { name: "Sign in" }).click();
}

const secret = /Newcomer|word-for-one-sign-in/;

for (const [how, context] of [
  ["with script", { viewport: WIDE }],
  ["without script, on a narrow screen", { viewport: NARROW, javaScriptEnabled: false }],
])
  describe(how, () => {
    test("the administrator adds a social worker, who signs in, and leaves", () =>
      withHouse(browser, { context, secret }, async (page, house, be) => {
        await be("demonstration-administrator");
        await page.getByRole("heading", { name: "People", level: 1 }).waitFor();
        await page.getByRole("button", { name: "Add somebody" }).click();
        await page.getByLabel("Name", { exact: true }).fill("Newcomer Example");
        await page.getByLabel("Role").selectOption("social_worker");
        await page.getByLabel(/^Team/).fill("NORTH TEAM");
        await page.getByRole("button", { name: "Add them" }).click();
        // The team is there already, spelt another way; nothing that was typed is lost.
        await page.getByText("There is a problem").waitFor();
        assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "Newcomer Example");
        const [, team] = (await page.locator(".govuk-error-summary").innerText()).match(/team “(.+)” already/);
        await page.getByLabel(/^Team/).fill(team);
        await page.getByRole("button", { name: "Add them" }).click();
        await page.getByRole("heading", { name: "Newcomer Example" }).waitFor();
        const theirs = page.url();
        await page.getByLabel("Sign-in name").fill("newcomer");
        await page.getByRole("button", { name: "Make the account" }).click();
        await page.getByRole("heading", { name: "A password for one sign-in" }).waitFor();
        const [given] = (await page.locator("main").innerText()).match(/[0-9a-z]{5}(-[0-9a-z]{5}){3}/);
        await page.getByRole("button", { name: "Done, go to their page" }).click();
        await page.getByText("They have not chosen their own password yet").waitFor();
        assert.doesNotMatch(await page.content(), new RegExp(given));

        await come(page, house, given, "four words of my own");
        await page.getByRole("heading", { level: 1 }).waitFor();
        assert.equal(new URL(page.url()).pathname, "/");
        assert.match(await page.locator("footer").innerText(), /Signed in as Newcomer Example/);

        await be("demonstration-administrator");
        await page.goto(theirs);
        await page.getByRole("button", { name: "They leave" }).click();
        await page.getByRole("heading", { name: "They are back, or something changes" }).waitFor();
        assert.match(await page.locator("main").innerText(), /disabled; nobody signs in with it/);
        await come(page, house, "four words of my own");
        await page.getByText("There is a problem").waitFor();
        assert.match(await page.locator("main").innerText(), /do not fit/);
        // Whoever gives work is not offered them.
        await be("manager-north");
        await page.getByRole("link", { name: "Ash Example" }).first().click();
        await page.goto(page.url().replace(/(families\/[0-9a-z]{26}).*/, "$1/workers"));
        await page.getByRole("heading", { name: "Who works with this family" }).waitFor();
        assert.doesNotMatch(await page.content(), /Newcomer/);
      }));

    test("a head of service changes the period of reviews, and a family's owed day moves", () =>
      withHouse(browser, { context, secret }, async (page, house, be) => {
        const owed = async () => {
          await be("worker-north");
          await page.getByRole("link", { name: /Cowslip/ }).first().click();
          const [family] = page.url().match(/.*families\/[0-9a-z]{26}/);
          await page.goto(`${family}/plan`);
          const told = await page.locator("main").innerText();
          return told.match(/Review the child in need plan.*/)?.[0] ?? "";
        };
        const before = await owed();
        assert.match(before, /due \d/);
        await be("demonstration-head");
        await page.getByRole("link", { name: "People, teams, agencies and policy" }).click();
        await page.getByRole("link", { name: "Policy", exact: true }).click();
        await page.getByRole("link", { name: /child in need plan is reviewed/ }).click();
        await page.getByLabel(/^New value/).fill("0");
        await page.getByLabel("In force from").fill("1 January 2001");
        await page.getByLabel("Where it comes from").fill("An invented meeting");
        await page.getByRole("button", { name: "Set it" }).click();
        await page.getByText("There is a problem").waitFor();
        assert.equal(await page.getByLabel("Where it comes from").inputValue(), "An invented meeting");
        await page.getByLabel(/^New value/).fill("3");
        await page.getByRole("button", { name: "Set it" }).click();
        await page.getByRole("cell", { name: "An invented meeting" }).waitFor();
        assert.match(await page.locator("main").innerText(), /84 days/, "what was there before");
        const then = await owed();
        assert.match(then, /due \d/);
        assert.notEqual(then, before);
      }));
  });
