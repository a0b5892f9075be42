/** Cases by topic: `[as it is written, as it is said]`. */
export type CaseTable = Readonly<Record<string, readonly (readonly [written: string, spoken: string])[]>>;
