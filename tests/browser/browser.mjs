// A headless Chromium of the machine, and what every journey does with it.
import { chromium } from "playwright-core";

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 390, height: 844 };

// Words of one person's sign-in of each kind.
export const ROLES = [
  "worker-north",
  "manager-north",
  "screener",
  "demonstration-head",
  "demonstration-administrator",
  "demonstration-school-lead",
];

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Everybody who can sign in to the demonstration, as its sign-in page lists them. */
export async function people(page, address) {
  await page.goto(`${address}/sign-in`);
  return page.$$eval("table tbody tr", (rows) =>
    rows.map((row) => {
      const [who, name, password] = [...row.querySelectorAll("th, td")].map((cell) =>
        cell.textContent.trim(),
      );
      return { who, name, password };
    }),
  );
}

/** The first of them whose name or role has these words. */
export function find(everybody, ...words) {
  const found = everybody.find(({ who, name }) =>
    words.every((word) => `${who} ${name}`.toLowerCase().includes(word.toLowerCase())),
  );
  if (!found) throw new Error(`nobody in the demonstration is "${words.join(" ")}"`);
  return found;
}

export async function signIn(page, address, person) {
  await page.goto(`${address}/sign-in`);
  await page.getByLabel("Sign-in name").fill(person.name);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}
