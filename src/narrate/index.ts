/** The public entry `lectern/narrate`: article → script, sentences, and text → the words as they are spoken. */
export { buildScript, type LeftOut, type ScriptOptions, type ScriptResult } from './build-script.ts';
export { normalizeText } from './normalize/normalize-text.ts';
export type { PronounceRule } from './normalize/pronounce.ts';
export { splitSentences } from './sentences.ts';
