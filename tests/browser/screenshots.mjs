// Writes a picture of every page at two widths, for a person to look at:
//   node tests/browser/screenshots.mjs build/screenshots
import { mkdirSync } from "node:fs";
import path from "node:path";

import { NARROW, WIDE, find, launch, people, signIn } from "./browser.mjs";
import { startDemonstration } from "./program.mjs";
import { pagesOf } from "./pages.mjs";

const folder = process.argv[2] ?? "build/screenshots";
mkdirSync(folder, { recursive: true });

const house = await startDemonstration();
const browser = await launch();
try {
  for (const [width, viewport] of Object.entries({ 1280: WIDE, 390: NARROW })) {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    const everybody = await people(page, house.address);
    await page.screenshot({ path: path.join(folder, `sign-in-${width}.png`), fullPage: true });
    for (const role of ["social worker", "team manager", "screener", "head of service", "administrator"]) {
      await context.clearCookies();
      await signIn(page, house.address, find(everybody, role));
      for (const { name, url } of await pagesOf(page, house.address)) {
        await page.goto(url);
        const file = `${role.replaceAll(" ", "-")}-${name}-${width}.png`;
        await page.screenshot({ path: path.join(folder, file), fullPage: true });
        console.log(file);
      }
    }
    await context.close();
  }
} finally {
  await browser.close();
  await house.stop();
}
