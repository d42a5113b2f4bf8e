// What the page uses of plotly.js.

export interface Spec {
  data: object[];
  layout: object;
}

type Draw = (place: HTMLElement, data: object[], layout: object, config?: object) => Promise<unknown>;

declare const Plotly: {
  react: Draw;
  newPlot: Draw;
  purge(place: HTMLElement): void;
  /** An image of a figure, as text: SVG, or its address. */
  toImage(figure: Spec, options: { format: string; width: number; height: number; imageDataOnly?: boolean }): Promise<string>;
};
export default Plotly;
