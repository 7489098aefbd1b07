import { readFileSync } from "node:fs";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vitest/config";

const SERVER = process.env["SORADE_SERVER"] ?? "http://127.0.0.1:8777"; // of `npm run dev`: `sorade serve`, or another

/** The browser paints its own frame in the page's ground: both colours of it, from the palette. */
function frame(): Plugin {
  return {
    name: "frame",
    transformIndexHtml(html) {
      const palette = readFileSync(new URL("src/style/palette.css", import.meta.url), "utf8");
      const ground = /--ground: light-dark\((#\w+), (#\w+)\)/.exec(palette);
      if (!ground) throw new Error("palette.css has no --ground for light and dark");
      return html.replace("%GROUND_LIGHT%", ground[1] ?? "").replace("%GROUND_DARK%", ground[2] ?? "");
    },
  };
}

export default defineConfig(({ command }) => ({
  base: command === "build" ? "/app/" : "/",
  plugins: [svelte(), frame()],
  build: {
    outDir: "../src/sorade/web/app",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0, // a data: address would need a looser Content-Security-Policy
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { index: "index.html", service: "src/home/service.ts" },
      output: { entryFileNames: ({ name }) => (name === "service" ? "service.js" : "assets/[name]-[hash].js") },
    },
    license: { fileName: "licences.txt" }, // of all that is bundled; the page About leads to it
  },
  server: {
    host: "127.0.0.1", // the cookie is this name's, whatever the port: open the link that sorade prints first
    // sorade answers under its own name and to its own pages only: what comes by this way is made to look like it
    proxy: { "/api": { target: SERVER, changeOrigin: true, headers: { origin: SERVER } } },
  },
  test: { include: ["tests/**/*.test.ts"], environment: "node" },
}));
