/** What becomes of a piece, and why. */
export type Verdict = {
  readonly kept: boolean;
  /** A few words for an operator. */
  readonly reason: string;
};

/** The reason of everything that no judgement reached. */
export const OUTSIDE = 'outside the body';

/** The reason of what stands between title and body and begins the text. */
export const LEAD = 'lead';
