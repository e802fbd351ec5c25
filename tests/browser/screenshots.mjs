// Writes a picture of every page at two widths, for a person to look at:
//   node tests/browser/screenshots.mjs build/screenshots
import { mkdirSync } from "node:fs";
import path from "node:path";

import { NARROW, ROLES, WIDE, find, launch, people, signIn } from "./browser.mjs";
import { startDemonstration } from "./program.mjs";
import { openIn, walkPages } from "./pages.mjs";

const folder = process.argv[2] ?? "build/screenshots";
mkdirSync(folder, { recursive: true });

const house = await startDemonstration();
const browser = await launch();

async function picture(page, name) {
  for (const viewport of [NARROW, WIDE]) {
    await page.setViewportSize(viewport);
    const file = `${name}-${viewport.width}.png`;
    await page.screenshot({ path: path.join(folder, file), fullPage: true });
    console.log(file);
  }
}

try {
  const context = await browser.newContext({ viewport: WIDE });
  const page = await context.newPage();
  const everybody = await people(page, house.address);
  await picture(page, "sign-in");
  for (const role of ROLES) {
    await context.clearCookies();
    await signIn(page, house.address, find(everybody, role));
    await walkPages(house.address, async (url, name) => {
      const opened = await openIn(page, url);
      await picture(page, `${role}-${name}`);
      return opened;
    });
  }
} finally {
  await browser.close();
  await house.stop();
}
