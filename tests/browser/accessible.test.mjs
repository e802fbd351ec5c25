// axe on every page, at two widths and in forced colours.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";

import { NARROW, WIDE, find, launch, people, signIn } from "./browser.mjs";
import { pagesOf } from "./pages.mjs";
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

async function seriousOn(page) {
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(() => window.axe.run());
  assert.ok(passes.length > 0, "axe looked at nothing");
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .filter((violation) => !KNOWN(violation))
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

const LOOKS = {
  wide: { viewport: WIDE },
  narrow: { viewport: NARROW },
  "forced colours": { viewport: WIDE, forcedColors: "active" },
};

for (const [look, options] of Object.entries(LOOKS))
  test(`no page has a serious fault: ${look}`, async () => {
    const context = await browser.newContext({ ...options, bypassCSP: true });
    const page = await context.newPage();
    const everybody = await people(page, house.address);
    assert.deepEqual(await seriousOn(page), [], "sign-in");
    let looked = 0;
    for (const role of ["worker-north", "manager-north", "screener", "demonstration-head", "demonstration-administrator"]) {
      await context.clearCookies();
      await signIn(page, house.address, find(everybody, role));
      for (const { name, url } of await pagesOf(page, house.address, 1)) {
        await page.goto(url);
        assert.deepEqual(await seriousOn(page), [], `${role}: ${name}`);
        looked += 1;
        const tooWide = await page.evaluate(
          () => document.documentElement.scrollWidth > window.innerWidth + 1,
        );
        assert.ok(!tooWide, `${role}: ${name} scrolls sideways`);
      }
    }
    assert.ok(looked >= 15, `only ${looked} pages were looked at`);
    await context.close();
  });
