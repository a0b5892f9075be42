/** The signs of a call to the reader in languages of Latin script: what begins it, who calls, and what only a site has. */
import { ENGLISH } from './call-signs/english.ts';
import { FRENCH } from './call-signs/french.ts';
import { GERMAN } from './call-signs/german.ts';
import { ITALIAN } from './call-signs/italian.ts';
import { PORTUGUESE } from './call-signs/portuguese.ts';
import type { CallSigns } from './call-signs/signs.ts';
import { SPANISH } from './call-signs/spanish.ts';

/** By language of the words, not of the page. */
export const CALL_SIGNS: readonly CallSigns[] = [ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE];
