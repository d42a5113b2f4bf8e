// Stands for a module that no chart of ours reaches (see plotly.mjs).
module.exports = {};
