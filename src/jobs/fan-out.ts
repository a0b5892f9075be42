/** A set of listeners in this process. */

export type FanOut<T> = {
  publish(value: T): void;
  /** Hears what comes from now on. @returns how to stop hearing */
  subscribe(listener: (value: T) => void): () => void;
};

export function createFanOut<T>(): FanOut<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    publish(value) {
      for (const listener of listeners) listener(value);
    },
    subscribe(listener) {
      // Two that share a function are two.
      const mine = (value: T) => listener(value);
      listeners.add(mine);
      return () => listeners.delete(mine);
    },
  };
}
