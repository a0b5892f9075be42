/** The sentences in which English sites ask for letters, orders and coffee below a text, which no other rule tells. */
import { type AppealSentences, FEW, HOUSE_MAIL, sentences } from './sentences.ts';

export const ENGLISH_APPEALS: AppealSentences = {
  appeal: sentences(
    `(?:reply|replies|write|orders?|corrections?|letters) (?:to |via )?:? ?${HOUSE_MAIL}`,
    `(?:you can |please |feel free to )?buy me a coffee(?: if (?:this|it|you (?:liked|enjoyed|found)) ${FEW})?`,
    `if (?:this|you (?:liked|enjoyed|found) this) ${FEW}, (?:you can |please |feel free to )?buy me a coffee`,
  ),
  half: sentences('thoughts\\?'),
  frame: sentences(`(?:thanks|thank you) for reading`),
};
