/** One question for all who ask at the same time. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Who asks while a question is under way is answered by the next one, which begins afterwards: so nobody gets an answer
 * that is older than the asking, and a server under load asks the database a few times instead of for each request. A question is
 * asked two turns of the loop later, since answers go out together and bring the next requests together.
 */
export function coalesce<V>(
  find: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): (key: string) => Promise<V | undefined> {
  type Batch = { readonly keys: Set<string>; readonly found: Promise<ReadonlyMap<string, V>> };
  let next: Batch | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function open(): Batch {
    const keys = new Set<string>();
    const found = last
      .then(nextTurn)
      .then(nextTurn)
      .then(() => {
        next = undefined;
        return find([...keys]);
      });
    last = found.catch(() => undefined);
    return { keys, found };
  }

  return async (key) => {
    next ??= open();
    next.keys.add(key);
    return (await next.found).get(key);
  };
}
