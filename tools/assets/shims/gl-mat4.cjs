// Two of its twenty-odd functions are used outside the 3-D charts.
module.exports = { multiply: require("gl-mat4/multiply"), invert: require("gl-mat4/invert") };
