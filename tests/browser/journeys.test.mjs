// Whole journeys as people make them, each with script and without.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { NARROW, WIDE, find, launch, people, signIn } from "./browser.mjs";
import { startDemonstration } from "./program.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** A page of somebody's, in a demonstration of its own; what the browser refused fails the test. */
async function withPage({ viewport = WIDE, javaScriptEnabled = true }, act) {
  const house = await startDemonstration();
  const context = await browser.newContext({ viewport, javaScriptEnabled });
  const page = await context.newPage();
  const refused = [];
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) refused.push(message.text());
  });
  page.on("pageerror", (error) => refused.push(String(error)));
  const addresses = new Set();
  page.on("framenavigated", (frame) => addresses.add(frame.url()));
  try {
    await act(page, house, await people(page, house.address));
    assert.deepEqual(refused, [], "the browser refused something, or a script failed");
    for (const address of addresses)
      assert.doesNotMatch(decodeURIComponent(address), /Specimen|Sample|Example|bruise/i);
    assert.equal(await house.stop(), 0, house.log());
    assert.doesNotMatch(house.log(), /Specimen|Sample|invented worry|Newchild/i);
  } finally {
    house.kill();
    await context.close();
  }
}

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? "with script" : "without script", () => {
    test("a worker's closing of Case R by a letter is stopped, and the second signer sees why", () =>
      withPage({ javaScriptEnabled }, async (page, house, everybody) => {
        await signIn(page, house.address, find(everybody, "case-r-worker"));
        await page.getByRole("link", { name: "Case R" }).first().click();
        await page.getByRole("link", { name: "Closing" }).first().click();
        await page.getByRole("group", { name: /How worried are you about these children/ }).waitFor();
        await page.getByLabel("By a letter").check();
        await page.getByLabel("Why is it safe to close now?").fill("An invented reason.");
        await page.getByRole("button", { name: "Propose to close" }).click();
        await page.getByText("The closing is stopped.").waitFor();
        const gate = await page.locator("main").innerText();
        assert.match(gate, /Stops the closing/);
        assert.match(gate, /G01/);
        assert.match(gate, /G02/);
        assert.match(gate, /Who will tell the family in person/);
        // The gate leads to the page of each record that it asks for.
        for (const name of ["Chronology brought up to date", "Person in the network", "Visit"])
          assert.match(gate, new RegExp(`Write it now: ${name}`));
        assert.equal(await page.getByRole("button", { name: "File the decision" }).count(), 0);

        await page.goto(`${house.address}/sign-out`);
        await page.getByRole("button", { name: "Sign out" }).click();
        await signIn(page, house.address, find(everybody, "case-r-head"));
        await page.getByRole("link", { name: "Case R" }).first().click();
        await page.getByLabel("I am asked to sign or to decide").check();
        await page.getByRole("button", { name: "Open the file" }).click();
        await page.getByRole("link", { name: "Closing", exact: true }).first().click();
        await page.getByRole("link", { name: /Why, and where this rule comes from \(G02\)/ }).first().click();
        await page.getByRole("heading", { name: "The rule" }).waitFor();
        assert.match(await page.locator("main").innerText(), /Norfolk/);

        // The head of service may take it on themselves, with reasons and an end, and it shows.
        await page.goBack();
        await page.getByRole("button", { name: "Sign the override" }).click();
        await page.getByText("There is a problem").waitFor();
        const override = page.locator("form", { hasText: "Sign the override" });
        assert.match(
          await override.getByLabel("Guardrails that are overridden").inputValue(),
          /^G01\W+G02\W+G03\W+G04\W+G06\W.*G12\W.*G20\W.*G27\W.*G38$/,
        );
        await override.getByLabel("Reasons").fill("An invented reason to override.");
        await override.getByLabel("Last day of the override").fill("today");
        await override.getByRole("button", { name: "Sign the override" }).click();
        await page.getByText("An invented reason to override.").waitFor();
        assert.match(await page.locator("main").innerText(), /Overridden by a second signer/);
        // An assessment that nobody authorised still stops it: no signature makes that countable.
        await page.getByText("The closing is stopped.").waitFor();
        await page.getByRole("link", { name: "Write what is different now" }).click();
        await page.getByLabel("When it was authorised").fill("today");
        await page.getByRole("button", { name: "File it" }).click();
        await page.getByRole("link", { name: "Closing", exact: true }).first().click();
        await page.getByText("Nothing stands in the way").waitFor();
      }));

    test("a manager closes properly in four actions from the home page", () =>
      withPage({ javaScriptEnabled }, async (page, house, everybody) => {
        await signIn(page, house.address, find(everybody, "manager-north"));
        const ready = page.locator("main li", { hasText: "a closing is ready to be decided" });
        let actions = 0;
        const act = async (done) => {
          actions += 1;
          await done;
        };
        await act(ready.getByRole("link").first().click());
        await page.getByText("Nothing stands in the way").waitFor();
        await act(page.getByLabel("Yes, close it").check());
        await act(page.getByLabel("Reasons", { exact: true }).fill("Each child has been seen and has somebody to tell."));
        await act(page.getByRole("button", { name: "File the decision" }).click());
        await page.getByText("Work with this family is closed.").waitFor();
        assert.ok(actions <= 4, `${actions} actions`);
      }));

    test("a screener writes down a contact by telephone on a narrow screen", () =>
      withPage({ viewport: NARROW, javaScriptEnabled }, async (page, house, everybody) => {
        await signIn(page, house.address, find(everybody, "screener", "demonstration"));
        await page.goto(`${house.address}/contacts/new`);
        await page.getByLabel("Name", { exact: true }).first().fill("Newchild Example");
        await page.getByLabel("Telephone").check();
        await page.getByRole("button", { name: "File the contact" }).click();
        // Nothing that was typed is lost, and the missing answer is named.
        await page.getByText("There is a problem").waitFor();
        assert.equal(await page.getByLabel("Name", { exact: true }).first().inputValue(), "Newchild Example");
        assert.ok(await page.getByLabel("Telephone").isChecked());
        await page.getByLabel("What they are worried about").fill("An invented worry.");
        await page.getByRole("button", { name: "File the contact" }).click();
        await page.getByRole("heading", { name: "The contact is filed" }).waitFor();
        await page.goto(`${house.address}/`);
        await page.getByRole("link", { name: "Newchild Example" }).first().waitFor();
      }));

    test("a note is kept when two tabs send it twice, and filed once", () =>
      withPage({ javaScriptEnabled }, async (page, house, everybody) => {
        await signIn(page, house.address, find(everybody, "worker-north"));
        await page.getByRole("link", { name: "Ash Example" }).first().click();
        await page.getByRole("link", { name: "Write a note" }).first().click();
        await page.getByLabel("Note", { exact: true }).fill("A note of the double press.");
        const form = await page.locator("main form").last().evaluate((element) => ({
          action: element.action,
          body: new URLSearchParams(new FormData(element)).toString(),
        })).catch(() => null);
        await page.getByRole("button", { name: "File the note" }).click();
        await page.getByRole("heading", { name: "Record", exact: true }).waitFor();
        if (form) {
          const again = await page.request.post(form.action, {
            data: form.body,
            headers: { "Content-Type": "application/x-www-form-urlencoded" },
          });
          assert.ok(again.ok());
          await page.reload();
        }
        assert.equal(await page.getByText("A note of the double press.").count(), 1);
      }));

    test("a manager sees why a family is on the team list, talks it through, and the reason is gone", () =>
      withPage({ javaScriptEnabled }, async (page, house, everybody) => {
        await signIn(page, house.address, find(everybody, "manager-north"));
        await page.getByRole("link", { name: "Team", exact: true }).click();
        const family = page.locator(".desk-team__family", { hasText: "Wren Sample and Lark Sample" });
        const why = family.getByText(/Talk the family through in supervision, which was due/);
        await why.waitFor();
        await page.getByLabel("Reason").selectOption("supervision");
        await page.getByRole("button", { name: "Show" }).click();
        await page.getByText("Only what you chose is shown.").waitFor();
        await why.waitFor();
        assert.match(page.url(), /\/team\?team=[0-9a-f]{16}&reason=supervision&worker=$/);
        await family.getByRole("link", { name: "Wren Sample and Lark Sample" }).click();
        await page.getByRole("heading", { name: "Story", level: 1 }).waitFor();
        await page.goBack();
        await family.getByRole("link", { name: "Talk the family through in supervision" }).click();
        for (const child of ["Wren Sample", "Lark Sample"])
          await page.getByRole("checkbox", { name: child, exact: true }).check();
        await page.getByLabel("When it was held").fill("today");
        await page.getByLabel("What was discussed").fill("Each of them, and the visit that is owed.");
        await page.getByRole("button", { name: "File it" }).click();
        await page.getByRole("heading", { name: "Record", exact: true }).waitFor();
        await page.getByRole("link", { name: "Team", exact: true }).click();
        await family.waitFor();
        assert.equal(await why.count(), 0);
      }));
  });
}

test("a draft is kept while one types, also after the session has ended", () =>
  withPage({}, async (page, house, everybody) => {
    const worker = find(everybody, "worker-north");
    await signIn(page, house.address, worker);
    await page.getByRole("link", { name: "Ash Example" }).first().click();
    await page.getByRole("link", { name: "Write a note" }).first().click();
    await page.getByLabel("Note", { exact: true }).fill("Half a sentence that");
    await page.getByText(/Saved \d\d:\d\d/).waitFor({ timeout: 10_000 });
    await page.context().clearCookies();
    await page.getByRole("button", { name: "File the note" }).click();
    await page.getByRole("heading", { name: "You have been signed out" }).waitFor();
    await signIn(page, house.address, worker);
    await page.getByRole("link", { name: "Note", exact: true }).click();
    assert.equal(
      await page.getByLabel("Note", { exact: true }).inputValue(),
      "Half a sentence that",
    );
  }));

test("with the keyboard alone, a person is found", () =>
  withPage({}, async (page, house, everybody) => {
    await signIn(page, house.address, find(everybody, "worker-north"));
    await page.goto(`${house.address}/search`);
    await page.keyboard.press("Tab");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Skip to main/);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.type("finch");
    await page.keyboard.press("Enter");
    await page.getByRole("rowheader", { name: "Finch Specimen" }).waitFor();
  }));

test("with the keyboard alone, on a narrow screen, a danger is said and what was done", () =>
  withPage({ viewport: NARROW }, async (page, house, everybody) => {
    await signIn(page, house.address, find(everybody, "worker-north"));
    await page.getByRole("link", { name: "Ash Example" }).first().click();
    await page.getByRole("button", { name: "A child is in danger now" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("If nobody has rung 999 yet").waitFor();
    await page.getByRole("link", { name: /Write down what was done/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "What was done about a worry" }).waitFor();
    await page.getByLabel("Settled: something has changed").check();
    await page.getByLabel("What was done").fill("He is with his aunt, and safe.");
    await page.getByRole("button", { name: "File it" }).press("Enter");
    await page.getByRole("heading", { name: "Record", exact: true }).waitFor();
    assert.equal(await page.getByText("and nobody wrote what was done").count(), 0);
  }));

test("a name that was misheard is found, and the people around the child are shown", () =>
  withPage({}, async (page, house, everybody) => {
    await signIn(page, house.address, find(everybody, "worker-north"));
    await page.goto(`${house.address}/search`);
    await page.getByLabel("Name, date of birth, address or number").fill("fynch spesimen");
    await page.getByRole("button", { name: "Search" }).click();
    const found = page.getByRole("row", { name: /Finch Specimen/ });
    await found.waitFor();
    await found.getByRole("link").first().click();
    await page.getByRole("link", { name: "People", exact: true }).click();
    await page.getByRole("heading", { name: "People", exact: true }).waitFor();
    assert.match(await page.locator("main").innerText(), /Finch Specimen/);
  }));

test("what is not yours is refused in words, and the administrator sees no content", () =>
  withPage({}, async (page, house, everybody) => {
    await signIn(page, house.address, find(everybody, "worker-north"));
    await page.getByRole("link", { name: "Ash Example" }).first().click();
    const family = page.url();
    await page.context().clearCookies();
    await signIn(page, house.address, find(everybody, "demonstration-administrator"));
    const refused = await page.goto(family);
    assert.equal(refused.status(), 404);
    assert.doesNotMatch(await page.content(), /Ash Example/);
    await page.context().clearCookies();
    await signIn(page, house.address, find(everybody, "worker-south"));
    const stranger = await page.goto(family);
    assert.equal(stranger.status(), 403);
    assert.doesNotMatch(await page.content(), /Ash Example/);
  }));
