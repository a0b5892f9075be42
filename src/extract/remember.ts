/** Remembers what was found for a string: pages repeat their classes thousands of times. */

const MOST = 5000;

/** The same function, which looks at each string once. What it found is forgotten when there is too much of it. */
export function remember<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    const found = find(text);
    if (known.size >= MOST) known.clear();
    known.set(text, found);
    return found;
  };
}
