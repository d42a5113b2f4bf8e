// What the talk uses of reveal.js.

export declare class Reveal {
  constructor(place: HTMLElement, options: object);
  initialize(): Promise<unknown>;
  configure(options: object): void;
  slide(horizontal: number): void;
  next(): void;
  prev(): void;
  on(event: string, then: () => void): void;
  dispatchEvent(event: { type: string }): void;
  getCurrentSlide(): HTMLElement;
  getIndices(): { h: number; v: number };
  getPlugin(name: "notes"): { open(): void };
}

export declare const Notes: unknown;
