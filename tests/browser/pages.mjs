// The pages that somebody who is signed in can reach, by following what the pages offer.

const OF_A_FAMILY = /^\/families\/[0-9a-z]{26}/;

/** The name of a page, with what differs between families left out. */
export function nameOf(pathname) {
  const name = pathname
    .replace(/[0-9a-z]{26}/g, "")
    .replace(/[^a-zA-Z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return name === "" ? "home" : name;
}

/**
 * One page of each kind: home, what its navigation leads to, the first families listed, and every
 * page that they link to.
 */
export async function pagesOf(page, address, families = 2) {
  const seen = new Map();
  const waiting = [`${address}/`];
  const ofFamilies = new Set();
  while (waiting.length > 0) {
    const url = waiting.shift();
    const { pathname } = new URL(url);
    const family = pathname.match(OF_A_FAMILY)?.[0];
    if (family) {
      if (!ofFamilies.has(family) && ofFamilies.size >= families) continue;
      ofFamilies.add(family);
    }
    const key = `${family ? [...ofFamilies].indexOf(family) + 1 : ""}${nameOf(pathname)}`;
    if (seen.has(key)) continue;
    const answer = await page.goto(url);
    if (answer.status() >= 400) throw new Error(`${nameOf(pathname)} answers ${answer.status()}`);
    seen.set(key, { name: key, url });
    const links = await page.$$eval("main a[href], section a[href], nav a[href]", (all) =>
      all.map((each) => each.href),
    );
    for (const link of links)
      if (link.startsWith(address) && !link.includes("/sign-out")) waiting.push(link.split("#")[0]);
  }
  return [...seen.values()];
}
