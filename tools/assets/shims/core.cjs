// plotly.js/src/core.js without the parts that no chart uses: 3-D annotations, images, update menus, sliders, range slider and
// selector, upload to a cloud. To get one back, add its line here.
const { register } = require("plotly.js/src/registry");
const api = require("plotly.js/src/plot_api");

require("plotly.js/build/plotcss");

// Any choropleth makes plotly.js fetch base maps from its own host, even when it draws none of them. An empty map of every name
// stops that: our shapes come with the figure.
const nothing = { type: "Topology", objects: {}, arcs: [] };
window.PlotlyGeoAssets = { topojson: new Proxy({}, { get: () => nothing }) };

const Plotly = { version: require("plotly.js/src/version").version, register };
for (const [name, fn] of Object.entries(api)) {
  if (!name.startsWith("_")) Plotly[name] = fn;
  register({ moduleType: "apiMethod", name, fn });
}

register([
  require("plotly.js/src/traces/scatter"),
  require("plotly.js/src/traces/bar"),
  require("plotly.js/src/traces/heatmap"),
  require("plotly.js/src/traces/sankey"),
  require("plotly.js/src/traces/choropleth"),
]);

// The order matters: the legend's defaults need shapes, hover needs the legend.
register([
  require("plotly.js/src/components/annotations"),
  require("plotly.js/src/components/selections"),
  require("plotly.js/src/components/shapes"),
  require("plotly.js/src/components/grid"),
  require("plotly.js/src/components/errorbars"),
  require("plotly.js/src/components/colorscale"),
  require("plotly.js/src/components/colorbar"),
  require("plotly.js/src/components/legend"),
  require("plotly.js/src/components/fx"),
  require("plotly.js/src/components/modebar"),
]);

register([require("plotly.js/src/locale-en"), require("plotly.js/src/locale-en-us")]);

Plotly.Icons = require("plotly.js/src/fonts/ploticon");

const Fx = require("plotly.js/src/components/fx");
const Plots = require("plotly.js/src/plots/plots");
Plotly.Fx = { hover: Fx.hover, unhover: Fx.unhover, loneHover: Fx.loneHover, loneUnhover: Fx.loneUnhover };
Plotly.Plots = { resize: Plots.resize, graphJson: Plots.graphJson };
Plotly.Snapshot = require("plotly.js/src/snapshot");

module.exports = Plotly;
