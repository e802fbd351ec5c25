// axe on every page, at two widths and in forced colours.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";

import { NARROW, ROLES, WIDE, find, launch, people, signIn } from "./browser.mjs";
import { openIn, walkPages } from "./pages.mjs";
import { startDemonstration } from "./program.mjs";

let browser;
let house;
before(async () => {
  house = await startDemonstration();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

// GOV.UK Frontend's own script sets aria-expanded on radios that ask more, which ARIA does not
// allow on a radio; it is a known choice of theirs, tried with readers of the screen.
const KNOWN = (violation) =>
  violation.id === "aria-allowed-attr" &&
  violation.nodes.every((node) => node.html.includes("govuk-radios__input"));

// What colours can change; the rest of a page is the same in forced ones.
const OF_COLOUR = ["color-contrast", "link-in-text-block"];

async function seriousOn(page, rules) {
  // Only what is wrong is told in full.
  const { violations, passes } = await page.evaluate(
    (only) =>
      window.axe.run({
        resultTypes: ["violations"],
        ...(only && { runOnly: { type: "rule", values: only } }),
      }),
    rules,
  );
  assert.ok(passes.length > 0, "axe looked at nothing");
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .filter((violation) => !KNOWN(violation))
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

/** The page that is open, wide, narrow and in forced colours. */
async function expectNoFault(page, what) {
  await page.evaluate(axe.source);
  assert.deepEqual(await seriousOn(page), [], `${what}, wide`);
  await page.emulateMedia({ forcedColors: "active" });
  assert.deepEqual(await seriousOn(page, OF_COLOUR), [], `${what}, forced colours`);
  await page.emulateMedia({ forcedColors: "none" });
  await page.setViewportSize(NARROW);
  assert.deepEqual(await seriousOn(page), [], `${what}, narrow`);
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth > window.innerWidth + 1,
  );
  assert.ok(!tooWide, `${what} scrolls sideways`);
  await page.setViewportSize(WIDE);
}

// A form is the same for everybody who may write it.
const isForm = (name) => /(families|authority)-write-/.test(name);

test("no page has a serious fault at two widths or in forced colours", async () => {
  const context = await browser.newContext({ viewport: WIDE, bypassCSP: true });
  const page = await context.newPage();
  const everybody = await people(page, house.address);
  await expectNoFault(page, "sign-in");
  const forms = new Set();
  let looked = 0;
  for (const role of ROLES) {
    await context.clearCookies();
    await signIn(page, house.address, find(everybody, role));
    await walkPages(house.address, async (url, name) => {
      if (forms.has(name)) return { status: 200, links: [] };
      if (isForm(name)) forms.add(name);
      const opened = await openIn(page, url);
      await expectNoFault(page, `${role}: ${name}`);
      looked += 1;
      return opened;
    });
  }
  assert.ok(looked >= 80 && forms.size >= 50, `only ${looked} pages, ${forms.size} forms`);
  await context.close();
});
