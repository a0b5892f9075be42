/** What is drawn at once: from `x` to the right, its baseline at `y` from below, in points. */
export type PdfRun = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
  readonly isUpright: boolean;
};
