// What every answer carries, whoever asks and whatever comes of it: pages, redirects, refusals,
// what is not there, files, the API.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { ROLES, find, launch, people, signIn } from "./browser.mjs";
import { walkPages } from "./pages.mjs";
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

const ALWAYS = {
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^no-referrer$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\)/,
  "content-security-policy": /default-src 'none'.*frame-ancestors 'none'/,
  "x-request-id": /^[0-9a-z]{26}$/,
};

function expectHeaders(answer, what) {
  const headers = answer.headers();
  for (const [name, wanted] of Object.entries(ALWAYS))
    assert.match(headers[name] ?? "", wanted, `${what}: ${name}`);
  const policy = headers["content-security-policy"];
  assert.doesNotMatch(policy, /unsafe|\*|http:/, what);
  const kept = headers["cache-control"];
  if (what.startsWith("/assets/")) assert.match(kept, /immutable/, what);
  else assert.match(kept, /no-store/, what);
  for (const cookie of headers["set-cookie"]?.split("\n") ?? []) {
    assert.match(cookie, /HttpOnly/i, what);
    assert.match(cookie, /SameSite=Strict/i, what);
  }
  return policy.match(/nonce-([^']+)/)?.[1];
}

const ANYBODY = [
  ["get", "/", 303],
  ["get", "/sign-in", 200],
  ["get", "/no-such-page", 404],
  ["post", "/search", 401],
  ["post", "/sign-out", 401],
  ["get", "/families/00000000000000000000000000", 303],
  ["put", "/sign-in", 405],
  ["get", "/assets/none", 404],
  ["get", "/livez", 200],
  ["get", "/readyz", 200],
  ["get", "/api/v1/openapi.json", 200],
  ["get", "/api/v1/families/00000000000000000000000000", 401],
  ["post", "/api/v1/people/search", 401],
];

test("nobody who is signed in", async () => {
  const context = await browser.newContext();
  const nonces = new Set();
  for (const [method, path, status] of ANYBODY) {
    const answer = await context.request.fetch(`${house.address}${path}`, {
      method: method.toUpperCase(),
      maxRedirects: 0,
    });
    assert.equal(answer.status(), status, `${method} ${path}`);
    nonces.add(expectHeaders(answer, `${method} ${path}`));
  }
  assert.equal(nonces.size, ANYBODY.length, "a nonce was used twice");
  const page = await context.request.get(`${house.address}/sign-in`);
  for (const [, asset] of (await page.text()).matchAll(/"(\/assets\/[^"]+)"/g)) {
    const file = await context.request.get(`${house.address}${asset}`);
    assert.equal(file.status(), 200);
    expectHeaders(file, asset);
  }
  await context.close();
});

for (const role of ROLES)
  test(`every page of ${role}, and a form without its token`, async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, house.address, find(await people(page, house.address), role));
    const count = await walkPages(house.address, async (url, name) => {
      const answer = await context.request.get(url, { maxRedirects: 0 });
      expectHeaders(answer, name);
      const forged = await context.request.post(url, { form: { text: "forged" }, maxRedirects: 0 });
      assert.ok([403, 404, 405].includes(forged.status()), `${name}: ${forged.status()}`);
      expectHeaders(forged, `${name}, forged`);
      const { location } = answer.headers();
      if (location) return { status: answer.status(), links: [new URL(location, url).href] };
      const hrefs = (await answer.text()).matchAll(/ href="(\/[^"]*)"/g);
      const links = [...hrefs].map(([, href]) => house.address + href.replaceAll("&amp;", "&"));
      return { status: answer.status(), links: links.filter((link) => !link.includes("/assets/")) };
    });
    assert.ok(count >= 2, `only ${count} pages`);
    await context.close();
  });
