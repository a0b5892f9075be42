/** Several recognisers as one: each hears the languages that it knows. */
import { primarySubtag } from '../language-tags.ts';
import type { Recognizer } from '../recognizer.ts';

/** @param all those that are there; one that knows few languages hears them better than one for any */
export function chooseByLanguage(all: readonly Recognizer[]): Recognizer | undefined {
  const breadth = ({ languages }: Recognizer) => languages?.length ?? Number.POSITIVE_INFINITY;
  const narrowFirst = [...all].sort((one, other) => breadth(one) - breadth(other));
  const [first] = narrowFirst;
  const broadest = narrowFirst.at(-1);
  if (!first || !broadest || all.length === 1) return first;
  const languages = all.some((one) => !one.languages)
    ? undefined
    : [...new Set(all.flatMap((one) => one.languages ?? []))];
  const find = (language: string | undefined) =>
    language === undefined
      ? broadest
      : (narrowFirst.find((one) => one.languages?.includes(primarySubtag(language)) ?? true) ?? broadest);
  return {
    id: first.id,
    // What is kept of a hearing goes by the one that hears its language: another that is installed changes nothing.
    version: narrowFirst.map(({ version }) => version).join('+'),
    ...(languages && { languages }),
    forLanguage: find,
    recognize: (wav, options, signal) => find(options.language).recognize(wav, options, signal),
    async close() {
      await Promise.all(all.map((one) => one.close?.()));
    },
  };
}
