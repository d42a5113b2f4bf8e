// Builds explorer/static/europe.json: the 27 EU states and their neighbours, from Natural Earth 1:50m, small enough to send with a page.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import mapshaper from "mapshaper";
import { feature } from "topojson-client";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../../explorer/static/europe.json");

// Window [degrees]: west of the Azores and north of Madeira and the Canaries, so that the mainland fills the picture.
const window = "-24.6,33.5,45,71.6";
const kept = "28%"; // of the vertices; 60 to 80 kB of file
const smallest_island = "150km2"; // Malta (246 km2) stays, skerries go

const eu = {
  AT: "040", BE: "056", BG: "100", CY: "196", CZ: "203", DE: "276", DK: "208", EE: "233", ES: "724", FI: "246", FR: "250", GR: "300", HR: "191",
  HU: "348", IE: "372", IT: "380", LT: "440", LU: "442", LV: "428", MT: "470", NL: "528", PL: "616", PT: "620", RO: "642", SE: "752", SI: "705",
  SK: "703",
};
const neighbours = {
  AL: "008", AD: "020", AM: "051", AZ: "031", BA: "070", BY: "112", CH: "756", DZ: "012", GB: "826", GE: "268", GG: "831", IM: "833", IQ: "368",
  IR: "364", IS: "352", JE: "832", LB: "422", LI: "438", MA: "504", MC: "492", MD: "498", ME: "499", MK: "807", NO: "578", FO: "234", RS: "688",
  RU: "643", SM: "674", SY: "760", TN: "788", TR: "792", UA: "804", VA: "336", KZ: "398",
};
const code = new Map(Object.entries(eu).map(([id, n]) => [n, id]));
for (const [id, n] of Object.entries(neighbours)) code.set(n, `X-${id}`);
// Aland belongs to Finland. The atlas draws northern Cyprus apart, and without a number; the Union's territory is the whole island.
code.set("248", "FI");
const by_name = { "N. Cyprus": "CY", Kosovo: "X-XK" };

const atlas = JSON.parse(readFileSync(join(here, "node_modules/world-atlas/countries-50m.json"), "utf8"));
const world = feature(atlas, atlas.objects.countries);
const features = world.features
  .map(({ id, properties, geometry }) => ({ type: "Feature", properties: { id: by_name[properties.name] ?? code.get(id) ?? "" }, geometry }))
  .filter((f) => f.properties.id);

// Crimea comes with Russia in the atlas; international law, and the Union's own maps, put it with Ukraine.
const crimea = "if (id === 'X-RU' && this.centroidX > 32 && this.centroidX < 37 && this.centroidY > 44 && this.centroidY < 46.5) id = 'X-UA'";
const commands = [
  "-i world.json",
  "-explode",
  `-each "${crimea}"`,
  `-clip bbox=${window}`,
  "-dissolve id",
  `-filter-islands min-area=${smallest_island} remove-empty`,
  `-simplify weighted keep-shapes ${kept}`,
  "-o europe.json precision=0.01 format=geojson",
].join(" ");
const { "europe.json": made } = await mapshaper.applyCommands(commands, { "world.json": JSON.stringify({ type: "FeatureCollection", features }) });

// d3-geo reads a ring's inside from its direction on the sphere: clockwise outside, anticlockwise holes, or the polygon covers the globe.
const area = (ring) => ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][0] * y - x * ring[i][1], 0);
const wind = (ring, i) => (area(ring) > 0 === (i === 0) ? ring.toReversed() : ring);
const polygons = ({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates);

const europe = {
  type: "FeatureCollection",
  features: JSON.parse(made)
    .features.map(({ properties: { id }, geometry }) => {
      const rings = polygons(geometry).map((p) => p.filter((r) => r.length > 3).map(wind));
      return {
        type: "Feature",
        id,
        properties: { eu: !id.startsWith("X-") },
        geometry: { type: "MultiPolygon", coordinates: rings.filter((p) => p.length) },
      };
    })
    .sort((a, z) => (a.id < z.id ? -1 : 1)),
};

const missing = Object.keys(eu).filter((id) => !europe.features.some((f) => f.id === id && f.geometry.coordinates.length));
if (missing.length) throw new Error(`no shape left for ${missing}`);
const text = JSON.stringify(europe).replaceAll('{"type":"Feature"', '\n{"type":"Feature"') + "\n";
writeFileSync(out, text);
console.log(`europe.json ${Math.round(text.length / 1000)} kB, ${europe.features.length} shapes`);
