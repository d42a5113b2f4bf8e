// What the tour uses of driver.js.

interface Options {
  steps: { element: () => Element; popover: { title: string; description: string; align: string } }[];
  onPopoverRender: (parts: { wrapper: HTMLElement; closeButton: HTMLElement; nextButton: HTMLElement }) => void;
  onHighlighted: (element?: Element) => void;
  onCloseClick: () => void;
  onDoneClick: () => void;
  overlayClickBehavior: () => void;
  [looks: string]: unknown;
}

export declare function driver(options: Options): {
  drive(): void;
  destroy(): void;
  hasNextStep(): boolean;
  moveNext(): void;
  hasPreviousStep(): boolean;
  movePrevious(): void;
};
