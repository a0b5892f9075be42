/** What becomes of a piece, and why. */
export type Verdict = {
  readonly kept: boolean;
  /** A few words for an operator. */
  readonly reason: string;
};
