// Builds explorer/static/vendor/plotly.min.js: plotly.js with the five kinds of trace the charts use, as one ES module.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { parse } from "acorn";
import { simple } from "acorn-walk";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../../explorer/static/vendor/plotly.min.js");
const shim = (name) => join(here, "shims", name);

// Modules replaced by a small one of ours: each shim says why.
const replaced = {
  "country-iso-search": shim("country-iso-search.cjs"),
  "d3-geo-projection": shim("empty.cjs"), // exotic projections; the two we use are in d3-geo
  "native-promise-only": shim("empty.cjs"), // browsers have had promises for ten years
  "maplibre-gl/dist/maplibre-gl.css": shim("empty.cjs"),
  culori: shim("culori.mjs"),
};

const replace = {
  name: "replace",
  setup(b) {
    const exact = new RegExp(`^(${Object.keys(replaced).join("|")})$`);
    b.onResolve({ filter: exact }, ({ path }) => ({ path: replaced[path] }));
    b.onResolve({ filter: /^gl-mat4$/ }, () => ({ path: shim("gl-mat4.cjs") }));
  },
};

// What plotly.js does without being asked, and has no setting against.
function edited(path, source) {
  if (/traces[\\/]sankey[\\/]constants\.js$/.test(path)) {
    // A flow would fade in from nothing for half a second after each move of a slider, and glide for those who asked for no motion.
    const still = source.replace("duration: 500", "duration: 0");
    if (still === source) throw new Error(`${path}: the duration of a sankey's transition is not where it was`);
    return still;
  }
  return source.replaceAll("https://cdn.plot.ly/un/", "./no-base-maps/");
}

// Every attribute of plotly.js carries a paragraph of documentation, a third of the source. It is not read at run time.
const undocument = {
  name: "undocument",
  setup(b) {
    b.onLoad({ filter: /plotly\.js[\\/]src[\\/].*\.js$/ }, ({ path }) => {
      const source = edited(path, readFileSync(path, "utf8"));
      if (!source.includes("description:")) return { contents: source };
      const cuts = [];
      simple(parse(source, { ecmaVersion: "latest", sourceType: "script", allowReturnOutsideFunction: true }), {
        ObjectExpression({ properties }) {
          for (const p of properties) if (p.key?.name === "description") cuts.push([p.start, p.end]);
        },
      });
      let contents = source;
      for (const [start, end] of cuts.sort((a, z) => z[0] - a[0])) {
        contents = contents.slice(0, start) + "description: ''" + contents.slice(end);
      }
      return { contents };
    });
  },
};

const version = JSON.parse(readFileSync(join(here, "node_modules/plotly.js/package.json"), "utf8")).version;
const { metafile } = await build({
  stdin: { contents: 'export { default } from "./shims/core.cjs";', resolveDir: here },
  bundle: true,
  format: "esm",
  target: "es2020",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  banner: { js: `/*! plotly.js ${version} (scatter, bar, heatmap, sankey, choropleth), MIT, Plotly Inc. and others: see THIRD_PARTY.md */` },
  define: { global: "window", "define.amd": "false" },
  plugins: [replace, undocument],
  metafile: true,
  logLevel: "warning",
  outfile: out,
});

// The licences ask that their notices travel with the code: one text a package that is really in the bundle.
const packages = new Set();
for (const path of Object.keys(Object.values(metafile.outputs)[0].inputs)) {
  const found = path.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//);
  if (found) packages.add(found[1]);
}
const notices = new Map();
for (const folder of [...packages].sort()) {
  const { name, version: v, license } = JSON.parse(readFileSync(join(here, folder, "package.json"), "utf8"));
  const file = readdirSync(join(here, folder)).find((f) => /^licen[cs]e/i.test(f));
  const text = file ? readFileSync(join(here, folder, file), "utf8").trim() : `Licence: ${license}`;
  notices.set(text, [...(notices.get(text) ?? []), `${name} ${v} (${license})`]);
}
const rule = "-".repeat(80);
const licences = [...notices].map(([text, names]) => `${[...new Set(names)].join("\n")}\n\n${text}\n`).join(`\n${rule}\n`);
writeFileSync(out.replace("plotly.min.js", "plotly-licences.txt"), licences.replaceAll("\r\n", "\n"));

const bytes = readFileSync(out);
const kb = (n) => `${Math.round(n / 1000)} kB`;
console.log(`plotly.min.js ${kb(statSync(out).size)}, gzip ${kb(gzipSync(bytes, { level: 9 }).length)}, brotli ${kb(brotliCompressSync(bytes).length)}`);
if (process.argv.includes("--parts")) {
  const parts = {};
  for (const [path, { bytesInOutput }] of Object.entries(Object.values(metafile.outputs)[0].inputs)) {
    const part = path.replace("node_modules/", "").split("/").slice(0, 4).join("/");
    parts[part] = (parts[part] ?? 0) + bytesInOutput;
  }
  for (const [part, n] of Object.entries(parts).sort((a, z) => z[1] - a[1]).slice(0, 40)) console.log(kb(n).padStart(8), part);
}
