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

/** The reason of points that sum the text up above it. */
export const POINT = 'point above the text';

/** True for what stands between title and body. */
export const isLead = (verdict: Verdict | undefined): boolean => verdict?.reason === LEAD || verdict?.reason === POINT;
