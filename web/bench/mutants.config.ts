import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { mutated, type Mutant } from "./mutate.ts";

const WEB = new URL("..", import.meta.url);
const FOLDERS = (process.env["FOLDERS"] ?? "session,ink,outbox").split(",");

const texts = new Map<string, string>();
const mutants: Mutant[] = [];
for (const folder of FOLDERS) {
  for (const name of readdirSync(new URL(`src/${folder}/`, WEB)).filter((one) => one.endsWith(".ts")).sort()) {
    const file = `src/${folder}/${name}`;
    const found = mutated(readFileSync(new URL(file, WEB), "utf8"), file, mutants.length + 1);
    texts.set(new URL(file, WEB).pathname, found.text);
    mutants.push(...found.mutants);
  }
}
writeFileSync(process.env["MUTANTS"] ?? "mutants.json", JSON.stringify(mutants));

export default defineConfig({
  root: WEB.pathname,
  plugins: [
    {
      name: "mutants",
      enforce: "pre",
      resolveId: (source, importer) => (source === "vitest" && importer?.endsWith(".test.ts") && importer.includes("/tests/") ? new URL("collect.ts", import.meta.url).pathname : null),
      transform: (_, id) => texts.get(id.split("?")[0] ?? "") ?? null,
    },
    svelte(),
  ],
  test: { include: ["bench/run.ts"], environment: "node", testTimeout: 3_600_000, maxWorkers: 1, dangerouslyIgnoreUnhandledErrors: true },
});
