/** The tables of the rules' expressions. The build writes this module anew with what it has computed from the rules. */
import type { RULE_LISTS } from './rule-lists.ts';
import type { RuleTable } from './rule-table.ts';

/** By the name of the list; `undefined` in sources that were not built, where the first text waits for them. */
export const RULE_TABLES: Readonly<Record<keyof typeof RULE_LISTS, RuleTable>> | undefined = undefined;
