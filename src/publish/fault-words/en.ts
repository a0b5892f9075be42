/** What went wrong, in English, which the messages of the program are in. */
import type { FaultWords } from './fault-words.ts';

export const EN: FaultWords = {
  notices: {
    stale: 'This page was open for too long. Go back, reload it and try again.',
    tooMany: 'Too many at once. Wait a minute and try again.',
    wrongTries: 'Too many wrong tries. Wait a minute and try again.',
  },
  back: 'Go back',
};
