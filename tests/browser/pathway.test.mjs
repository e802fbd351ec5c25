// The whole pathway, by those who do the work: from a father's call about two children to the last
// goodbye; an unborn child's conference; and a night on a closed file.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { withHouse } from "./at_work.mjs";
import { NARROW, launch } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** A day so many days ago, as people in England write it. */
function ago(days) {
  const day = new Date(Date.now() - days * 86_400_000);
  return day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/London" });
}

/** Files a form that is open, and waits for the record that it leads to. */
async function file(page, button = "File it") {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("heading", { name: "Record", exact: true }).waitFor();
}

/** Opens one chapter of the family, and there the page to write a record of this name. */
async function write(page, chapter, name) {
  await page.getByRole("link", { name: chapter, exact: true }).click();
  await page.getByRole("heading", { name: chapter, exact: true, level: 1 }).waitFor();
  await page.locator(".desk-aside").getByRole("link", { name, exact: true }).click();
}

/** Opens the page that an item of the gate leads to, for the record that it asks for. */
async function writeFromGate(page, family, name) {
  await page.goto(`${family}/close`);
  await page.getByRole("link", { name: `Write it now: ${name}`, exact: true }).first().click();
  await page.getByRole("heading", { name, exact: true, level: 1 }).waitFor();
  // The gate knows which children it is about.
  const about = page.getByRole("group", { name: /Who is it about/ });
  for (const child of ["Newchild Example", "Second Example"])
    assert.ok(await about.getByRole("checkbox", { name: child }).isChecked(), child);
}

async function fill(page, label, text) {
  await page.getByLabel(label).first().fill(text);
}

test("two children, from their separated father's call to the last goodbye", () =>
  withHouse(browser, {}, async (page, house, be) => {
    // The front door: a call about two children, decided and accepted.
    await be("screener");
    await page.getByRole("link", { name: "New contact" }).click();
    await page.getByLabel("Name", { exact: true }).first().fill("Newchild Example");
    await page.getByLabel("Date of birth").first().fill("3 March 2018");
    await page.getByText("There are brothers or sisters").click();
    await page.getByLabel("Name", { exact: true }).nth(1).fill("Second Example");
    await fill(page, "When the contact was received", ago(150));
    await fill(page, "What they are worried about", "Their father says that nobody is home at night.");
    await page.getByRole("button", { name: "File the contact" }).click();
    await page.getByRole("heading", { name: "The contact is filed" }).waitFor();
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    await page
      .locator("main")
      .getByRole("link", { name: "Decide", exact: true })
      .last()
      .click();
    // Not their family yet: why, and then on to where they were going.
    await page.getByLabel("A new contact is about this family").check();
    await page.getByRole("button", { name: "Open the file" }).click();
    await page.getByText("Their father says that nobody is home at night.").waitFor();
    await page.getByLabel("Accepted as a referral").check();
    await fill(page, "Reasons", "Two children alone at night.");
    await file(page, "File the decision");
    const family = page.url().match(/^.*\/families\/[0-9a-z]{26}/)[0];
    await page.goto(`${house.address}/contacts`);
    await page.getByRole("link", { name: "Write the referral that comes of it" }).last().click();
    await fill(page, "Date the referral was received", ago(149));
    await fill(page, "What the worry is", "Two children alone at night.");
    await page.getByRole("group", { name: /child protection referral/ }).getByLabel("Yes").check();
    await file(page, "Accept the referral");
    await page.getByRole("link", { name: "Decide what becomes of this referral" }).click();
    await page.getByLabel("To be assessed").check();
    await fill(page, "Reasons", "Both are to be seen today.");
    await file(page, "File the decision");
    await page.goto(`${family}/workers`);
    await page.getByLabel("Who", { exact: true }).selectOption({ label: "Linden Pretend, Social worker, North team" });
    await page.getByRole("button", { name: "Give them the work" }).click();
    await page.getByText("Linden Pretend").first().waitFor();

    // The worker: told, discussed, enquired, seen.
    await be("worker-north");
    await page.getByRole("link", { name: "Newchild Example and Second Example" }).first().click();
    await page.getByRole("link", { name: "Record", exact: true }).click();
    await page.getByRole("link", { name: "Tell whoever made it what became of it" }).click();
    await fill(page, "When it was sent", ago(148));
    await page.getByLabel("Outcome of a referral, to whoever made it").check();
    await file(page, "File the letter");
    await write(page, "Meetings", "Strategy discussion");
    await fill(page, "When it was held", ago(148));
    await page.getByLabel("A section 47 enquiry begins").check();
    await file(page);
    await write(page, "Assessments", "Section 47 enquiry");
    await fill(page, "When it began", ago(148));
    await file(page);
    await page.goto(`${family}/write/visit`);
    await fill(page, "When the visit was", ago(147));
    const first = page.getByRole("group", { name: "Newchild Example", exact: true });
    const second = page.getByRole("group", { name: "Second Example", exact: true });
    await first.getByLabel("Seen alone").check();
    await first.getByLabel("What the child said or showed").fill("I make the tea.");
    await second.getByLabel("Seen with others").check();
    await second
      .getByLabel("Why not seen, or not alone")
      .selectOption({ label: "The child wanted somebody there" });
    await second.getByLabel("What the child said or showed").fill("I put him to bed.");
    await fill(page, "What happened", "They had made their own tea.");
    await file(page);
    await page.getByText(/Last seen on a visit: Newchild Example .* alone; Second Example .* with others/).waitFor();

    // The chair: a plan begins on the day of its conference.
    await be("chair");
    await page.goto(family);
    await page.getByLabel("I am asked to sign or to decide").check();
    await page.getByRole("button", { name: "Open the file" }).click();
    await write(page, "Meetings", "Child protection conference");
    await fill(page, "When it was held", ago(130));
    await page.getByLabel("Initial").check();
    await page.getByLabel("A child protection plan begins").check();
    await page.getByLabel("Neglect").check();
    await file(page);
    await write(page, "Plan", "Child protection plan");
    await fill(page, "When it begins", ago(130));
    await page.getByRole("group", { name: /Category of abuse when it began/ }).getByLabel("Neglect").check();
    await fill(page, "What must change for the child", "Somebody is home every night.");
    await file(page);
    await page.getByText(/Child protection plan, neglect, since .*: Newchild Example and Second Example/).waitFor();

    // The worker again: an action, a core group; what cannot be beside it is told at once.
    await be("worker-north");
    await page.goto(`${family}/plan`);
    await page.getByRole("link", { name: "Add: action" }).first().click();
    await fill(page, "When it was agreed", ago(130));
    await fill(page, "What is to be done", "Nan stays over on Fridays.");
    await page.getByLabel("By which day").fill(ago(100));
    await file(page);
    await write(page, "Meetings", "Core group");
    await fill(page, "When it was held", ago(122));
    await file(page);
    await page.goto(`${family}/write/childInNeedPlan`);
    await page.getByText(/The child has a child protection plan, which began on/).first().waitFor();

    // Review, step-down, and the end.
    await be("chair");
    await page.goto(family);
    await page.getByLabel("I am asked to sign or to decide").check();
    await page.getByRole("button", { name: "Open the file" }).click();
    await write(page, "Meetings", "Child protection conference");
    await fill(page, "When it was held", ago(60));
    await page.getByLabel("Review", { exact: true }).check();
    await page.getByLabel("The child protection plan ends").check();
    await file(page);
    await be("worker-north");
    await page.goto(`${family}/plan`);
    await page.getByRole("link", { name: "Write what is different now" }).first().click();
    await fill(page, "When it ended", ago(60));
    await page.getByLabel("By a conference").check();
    await file(page);
    await write(page, "Plan", "Child in need plan");
    await fill(page, "When it begins", ago(60));
    await fill(page, "What is to change for the child", "It stays as it is now.");
    await file(page);
    await write(page, "Meetings", "Child in need meeting");
    await fill(page, "When it was held", ago(30));
    await file(page);
    await page.getByRole("link", { name: "Closing", exact: true }).click();
    await page.getByLabel("With a visit").check();
    await page.getByLabel("Why is it safe to close now?").fill("Both have said so, and Nan lives with them.");
    await page.getByLabel("Somewhat worried").check();
    await fill(page, "Why more, less or as worried as before?", "Nan lives with them, and has a key.");
    await page.getByRole("button", { name: "Propose to close" }).click();
    await page.getByText("What must end first").waitFor();
    await page.getByRole("link", { name: "Write what is different now" }).first().click();
    await fill(page, "When it ended", "today");
    await page.getByLabel("Why it ended").selectOption({ label: "What had to change has changed" });
    await file(page);

    // The manager cannot close it yet.
    await be("manager-north");
    await page.goto(`${family}/close`);
    await page.getByText("The closing is stopped.").waitFor();
    await page.getByText("It cannot be closed while something stops it.").waitFor();
    assert.equal(await page.getByLabel("Yes, close it").count(), 0);
    await page.getByLabel("No, it stays open").waitFor();
    const asks = async () => {
      await page.goto(`${family}/close`);
      const gate = await page.locator("main").innerText();
      // What stops stands before what the record answers.
      const open = gate.split(/^Answered by the record \(/m)[0];
      return [...open.matchAll(/where this rule comes from \((G\d+)\)/g)].map(([, which]) => which).sort();
    };
    assert.deepEqual(await asks(), ["G06", "G08", "G10", "G26", "G27", "G37"]);

    // The worker writes what the gate asks for, from the gate.
    await be("worker-north");
    await writeFromGate(page, family, "Chronology brought up to date");
    await fill(page, "When it was brought up to date", "today");
    await fill(page, "Last day that it covers", "today");
    await fill(page, "What it shows", "Nothing like it since Nan came.");
    await file(page);
    await writeFromGate(page, family, "Person in the network");
    await fill(page, "Since when", ago(100));
    await page.getByLabel("Name (if known)").fill("Nan");
    await page.getByLabel("What kind of person they are to the child").selectOption({ label: "Relative" });
    await page.getByRole("group", { name: /Will they notice and say/ }).getByLabel("Yes").check();
    await fill(page, "Whom they will tell", "The school.");
    await file(page);
    await writeFromGate(page, family, "View of an agency");
    await page.getByLabel("Whose view is it?").selectOption({ label: "Clover Pretence, School" });
    await fill(page, "When it gave its view", "today");
    await page.getByLabel("The question").selectOption({ label: "Should the work end?" });
    await page.getByRole("group", { name: /Its view/ }).getByLabel("Yes").check();
    await file(page);
    assert.deepEqual(await asks(), ["G06", "G10"]);

    // What nobody wrote of each child and of the parents, the head of service takes on themselves.
    await be("demonstration-head");
    await page.goto(`${family}/close`);
    await page.getByLabel("I am asked to sign or to decide").check();
    await page.getByRole("button", { name: "Open the file" }).click();
    await page.goto(`${family}/close`);
    const override = page.locator("form", { hasText: "Sign the override" });
    assert.match(await override.getByLabel("Guardrails that are overridden").inputValue(), /^G06\W+G10$/);
    await override.getByLabel("Reasons").fill("Each is known to the school, which writes it down next week.");
    await override.getByLabel("Last day of the override").fill("today");
    await override.getByRole("button", { name: "Sign the override" }).click();
    await page.getByText("Each is known to the school").waitFor();
    await be("manager-north");
    await page.goto(`${family}/close`);
    await page.getByText("Nothing stands in the way").waitFor();
    await page.getByLabel("Yes, close it").check();
    await page.getByLabel("Reasons", { exact: true }).fill("Each child has been seen and has somebody to tell.");
    await page.getByRole("button", { name: "File the decision" }).click();
    await page.getByText("Work with this family is closed.").waitFor();
  }));

test("at two in the morning, on a closed file, a strategy discussion is written in a few steps", () =>
  withHouse(browser, { context: { viewport: NARROW } }, async (page, house, be) => {
    await be("duty");
    const began = Date.now();
    let actions = 0;
    const act = async (done) => {
      actions += 1;
      await done;
    };
    await page.goto(`${house.address}/search`);
    await act(page.getByLabel("Name, date of birth, address or number").fill("dove fictive"));
    await act(page.getByRole("button", { name: "Search", exact: true }).click());
    await act(page.getByRole("link", { name: "Open the family" }).first().click());
    await act(page.getByLabel("Duty, out of hours").check());
    await act(page.getByRole("button", { name: "Open the file" }).click());
    await act(page.getByRole("link", { name: "Meetings", exact: true }).click());
    await act(page.locator(".desk-aside").getByRole("link", { name: "Strategy discussion", exact: true }).click());
    await act(page.getByLabel("A section 47 enquiry begins").check());
    await act(page.getByLabel("How each child is kept safe meanwhile").fill("With the aunt until the morning."));
    await act(page.getByRole("button", { name: "File it" }).click());
    await page.getByRole("heading", { name: "Record", exact: true }).waitFor();
    assert.ok(actions <= 10, `${actions} actions`);
    assert.ok(Date.now() - began < 120_000);
  }));

test("an unborn child's conference is owed before the birth, and held", () =>
  withHouse(browser, {}, async (page, house, be) => {
    await be("screener");
    await page.goto(`${house.address}/contacts/new`);
    await page.getByLabel("Name", { exact: true }).first().fill("Baby of Example");
    await page.getByLabel("Expected date of birth").first().fill(ago(-100));
    await fill(page, "When the contact was received", ago(20));
    await fill(page, "What they are worried about", "The midwife is worried about the baby to come.");
    await page.getByRole("button", { name: "File the contact" }).click();
    await page.goto(`${house.address}/contacts`);
    await page.locator("main").getByRole("link", { name: "Decide", exact: true }).last().click();
    await page.getByLabel("A new contact is about this family").check();
    await page.getByRole("button", { name: "Open the file" }).click();
    await page.getByLabel("Accepted as a referral").check();
    await fill(page, "Reasons", "A baby is on the way.");
    await file(page, "File the decision");
    const family = page.url().match(/^.*\/families\/[0-9a-z]{26}/)[0];
    await page.goto(`${family}/write/referral`);
    await fill(page, "Date the referral was received", ago(19));
    await fill(page, "What the worry is", "The baby to come.");
    await file(page, "Accept the referral");
    await write(page, "Meetings", "Strategy discussion");
    await fill(page, "When it was held", ago(18));
    await page.getByLabel("A section 47 enquiry begins").check();
    await file(page);
    await page.getByRole("link", { name: "Meetings", exact: true }).click();
    await page.getByText("Hold the pre-birth conference").waitFor();
    await be("chair");
    await page.goto(family);
    await page.getByLabel("I am asked to sign or to decide").check();
    await page.getByRole("button", { name: "Open the file" }).click();
    await write(page, "Meetings", "Child protection conference");
    await fill(page, "When it was held", ago(1));
    await page.getByLabel("Pre-birth").check();
    await page.getByLabel("A child protection plan begins").check();
    await file(page);
    await page.getByRole("link", { name: "Meetings", exact: true }).click();
    await page.getByRole("heading", { name: "Meetings", exact: true, level: 1 }).waitFor();
    assert.equal(await page.getByText("Hold the pre-birth conference").count(), 0);
  }));
