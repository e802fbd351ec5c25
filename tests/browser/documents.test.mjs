// A document is attached, listed and given out as it came, with script and without.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import axe from "axe-core";

import { NARROW, WIDE, find, launch, people, signIn } from "./browser.mjs";
import { startDemonstration } from "./program.mjs";

// No picture: what it is taken for must not depend on what it holds.
const DRAWING = Buffer.concat([
  Buffer.from("\x89PNG\r\n\x1a\n<script>document.title = 'shown'</script>\r\n--", "latin1"),
  Buffer.from(Array.from({ length: 1_500_000 }, (_, i) => (i * 31) % 256)),
]);

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

async function expectAccessible(page, what) {
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(() => window.axe.run());
  assert.ok(passes.length > 0, "axe looked at nothing");
  // As in accessible.test.mjs, only what is serious or critical counts.
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  assert.deepEqual(
    serious.map(({ id, nodes }) => `${what}: ${id} ${nodes[0].html}`),
    [],
  );
}

for (const javaScriptEnabled of [true, false])
  test(`a child's drawing is attached and given out ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const context = await browser.newContext({
      viewport: javaScriptEnabled ? WIDE : NARROW,
      javaScriptEnabled,
      acceptDownloads: true,
      bypassCSP: true,
    });
    const page = await context.newPage();
    await signIn(page, house.address, find(await people(page, house.address), "case-r-worker"));
    await page.getByRole("link", { name: "Case R" }).first().click();
    await page.getByRole("link", { name: "Documents", exact: true }).click();
    await page.getByRole("button", { name: "Attach a document" }).click();
    if (javaScriptEnabled) await expectAccessible(page, "form");

    if (javaScriptEnabled) {
      // Told at once, and nothing is sent.
      const tooLarge = page.locator("#file-too-large");
      const choose = (bytes) =>
        page.getByLabel("The file").setInputFiles({
          name: "Invented video.mp4",
          mimeType: "video/mp4",
          buffer: Buffer.alloc(bytes),
        });
      await choose(10 * 1024 * 1024 + 1);
      await tooLarge.getByText("The file is larger than 10 MB").waitFor();
      await page.getByRole("button", { name: "Attach the document" }).click();
      assert.ok(page.url().endsWith("/documents/new"), page.url());
      await expectAccessible(page, "form with a file that is too large");
      await choose(10 * 1024 * 1024);
      assert.equal(await tooLarge.count(), 0);
      await page.getByLabel("The file").setInputFiles([]);
    }
    await page.getByLabel("What it is called").fill("A house");
    await page.getByLabel("Child's own drawing or writing").check();
    await page.getByLabel("When it was made or received").fill("yesterday");
    await page.getByLabel("What it shows or says, in words").fill("An invented house.");
    await page.getByRole("button", { name: "Attach the document" }).click();
    await page.getByText("There is a problem").waitFor();
    assert.equal(await page.getByLabel("What it is called").inputValue(), "A house");
    await page.getByText("Choose the file again").waitFor();
    if (javaScriptEnabled) await expectAccessible(page, "form with a problem");

    await page.getByRole("group", { name: "Is it the child's own work?" }).getByLabel("Yes").check();
    await page.getByLabel("The file").setInputFiles({
      name: "Invented Name.png",
      mimeType: "image/png",
      buffer: DRAWING,
    });
    await page.getByRole("button", { name: "Attach the document" }).click();
    const link = page.getByRole("link", { name: /Download A house \(PNG, 1\.5 MB\)/ }).first();
    await link.waitFor();
    assert.match(await page.locator("main").innerText(), /The child's own work/);
    if (javaScriptEnabled) await expectAccessible(page, "list");

    const coming = page.waitForEvent("download");
    await link.click();
    const download = await coming;
    assert.match(download.suggestedFilename(), /^document-[0-9a-z]{8}\.png$/);
    assert.ok((await readFile(await download.path())).equals(DRAWING), "the bytes are others");
    assert.doesNotMatch(house.log(), /Invented Name|A house/);

    const answer = await context.request.get(`${house.address}${await link.getAttribute("href")}`);
    const headers = answer.headers();
    assert.equal(headers["content-type"], "application/octet-stream");
    assert.match(headers["content-disposition"], /^attachment; /);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.match(headers["cache-control"], /no-store/);
    assert.match(headers["content-security-policy"], /default-src 'none'/);
    await context.close();
  });
