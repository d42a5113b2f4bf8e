// Builds explorer/static/vendor/reveal.min.js and reveal.css: reveal.js with its speaker view, as one ES module, for the talk.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const vendor = join(here, "../../explorer/static/vendor");
const reveal = join(here, "node_modules/reveal.js");
const { version } = JSON.parse(readFileSync(join(reveal, "package.json"), "utf8"));
const banner = `/*! reveal.js ${version}, MIT, Hakim El Hattab and contributors: see THIRD_PARTY.md */`;

await build({
  stdin: {
    contents: 'export { default as Reveal } from "reveal.js/dist/reveal.esm.js"; export { default as Notes } from "reveal.js/plugin/notes/plugin.js";',
    resolveDir: here,
  },
  bundle: true,
  format: "esm",
  target: "es2020",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  banner: { js: banner },
  loader: { ".html": "text" },
  alias: { marked: join(here, "shims/marked.mjs") },
  logLevel: "warning",
  outfile: join(vendor, "reveal.min.js"),
});
const css = await build({
  entryPoints: [join(reveal, "dist/reveal.css")],
  minify: true,
  legalComments: "none",
  banner: { css: banner },
  write: false,
});
writeFileSync(join(vendor, "reveal.css"), css.outputFiles[0].text);
writeFileSync(join(vendor, "reveal-licence.txt"), readFileSync(join(reveal, "LICENSE"), "utf8").replaceAll("\r\n", "\n"));

for (const name of ["reveal.min.js", "reveal.css"]) {
  const path = join(vendor, name);
  const kb = (n) => `${Math.round(n / 1000)} kB`;
  console.log(`${name} ${kb(statSync(path).size)}, gzip ${kb(gzipSync(readFileSync(path), { level: 9 }).length)}`);
}
