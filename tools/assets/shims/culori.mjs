// The whole of culori knows thirty colour spaces. Our colours are hex, rgb() and hsl().
import { useMode, modeRgb, modeHsl, modeLrgb } from "culori/fn";

useMode(modeRgb);
useMode(modeLrgb);
useMode(modeHsl);

export { converter, formatHex, formatRgb, wcagContrast, wcagLuminance } from "culori/fn";
