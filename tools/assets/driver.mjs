// Builds explorer/static/vendor/driver.min.js: driver.js, which leads through a page step by step, as one ES module. Its style sheet is
// not taken: explorer/static/tour.css is ours, with the colours of the page.
import { copyFileSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const vendor = join(here, "../../explorer/static/vendor");
const home = join(here, "node_modules/driver.js");
const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
const outfile = join(vendor, "driver.min.js");
await build({
  entryPoints: [join(home, "dist/driver.js.mjs")],
  bundle: true,
  format: "esm",
  target: "es2020",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  banner: { js: `/*! driver.js ${version}, MIT, Kamran Ahmed: see THIRD_PARTY.md */` },
  logLevel: "warning",
  outfile,
});
copyFileSync(join(home, "license"), join(vendor, "driver-licence.txt"));
const bytes = readFileSync(outfile);
console.log(`driver.min.js ${Math.round(bytes.length / 1000)} kB, gzip ${Math.round(gzipSync(bytes, { level: 9 }).length / 1000)} kB`);
