// Starts the program that is tested, with the demonstration, on a free port of this machine alone,
// and ends it by its process id.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const program = process.env.HOLDFAST_PROGRAM ?? path.join(root, "build/holdfast");
const STARTS_WITHIN_MS = 60_000;

/** The line of the log that tells the port. */
async function portOf(child) {
  const lines = createInterface({ input: child.stderr });
  const told = [];
  for await (const line of lines) {
    told.push(line);
    try {
      const said = JSON.parse(line);
      if (said.event === "listening") return { port: said.port, lines, told };
    } catch {
      // A sanitizer or the loader speaks in plain words.
    }
  }
  throw new Error(`the program ended before it listened:\n${told.join("\n")}`);
}

/** A running demonstration: its address, its log so far, and how to end it. */
export async function startDemonstration(more = []) {
  const child = spawn(
    program,
    [
      "serve",
      "--listen",
      "127.0.0.1:0",
      "--load",
      path.join(root, "cases/demonstration.json"),
      "--load",
      `${path.join(root, "cases/case-r.json")}@8`,
      ...more,
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const ended = once(child, "exit");
  const late = setTimeout(() => child.kill("SIGKILL"), STARTS_WITHIN_MS);
  const { port, told } = await portOf(child);
  clearTimeout(late);
  child.stderr.on("data", (bytes) => told.push(String(bytes)));
  return {
    address: `http://127.0.0.1:${port}`,
    log: () => told.join("\n"),
    /** Asks it to stop, and answers its exit code. */
    async stop() {
      child.kill("SIGTERM");
      const hard = setTimeout(() => child.kill("SIGKILL"), 10_000);
      const [code] = await ended;
      clearTimeout(hard);
      return code;
    },
    kill: () => child.kill("SIGKILL"),
  };
}
