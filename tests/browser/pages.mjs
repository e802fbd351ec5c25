// The pages that somebody who is signed in can reach, by following what the pages offer.

const OF_A_FAMILY = /^\/families\/[0-9a-z]{26}/;

/** The name of a page, with what differs between families left out. */
export function nameOf(pathname) {
  const name = pathname
    .replace(/[0-9a-z]{26}/g, "")
    .replace(/^(\/admin\/policy\/).+/, "$1value")
    .replace(/[^a-zA-Z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return name === "" ? "home" : name;
}

/**
 * Walks over one page of each kind: home, what its navigation leads to, the first families listed,
 * and every page that they link to. `open(url, name)` opens a page and answers its status and where
 * it links to. Answers how many pages there were.
 */
export async function walkPages(address, open, families = 1) {
  const seen = new Set();
  const waiting = [`${address}/`];
  const ofFamilies = [];
  while (waiting.length > 0) {
    const url = waiting.shift();
    const { pathname } = new URL(url);
    const family = pathname.match(OF_A_FAMILY)?.[0];
    if (family && !ofFamilies.includes(family)) {
      if (ofFamilies.length >= families) continue;
      ofFamilies.push(family);
    }
    const name = `${family ? ofFamilies.indexOf(family) + 1 : ""}${nameOf(pathname)}`;
    if (seen.has(name)) continue;
    seen.add(name);
    const { status, links } = await open(url, name);
    if (status >= 400) throw new Error(`${name} answers ${status}`);
    for (const link of links)
      if (link.startsWith(address) && !link.includes("/sign-out")) waiting.push(link.split("#")[0]);
  }
  return seen.size;
}

/** Opens a page in a browser, for `walkPages`. */
export async function openIn(page, url) {
  const answer = await page.goto(url);
  const links = await page.$$eval("main a[href], section a[href], nav a[href], footer a[href]", (all) =>
    all.map((each) => each.href),
  );
  return { status: answer.status(), links };
}
