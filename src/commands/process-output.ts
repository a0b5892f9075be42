/** The process's own standard output and error, as commands write to them. */
import { type Output, toTerminalText } from './output.ts';

type Stream = NodeJS.WriteStream;

export type ProcessOutput = Output & {
  /** Resolves when everything that was written has arrived, or nobody reads any more. */
  drain(): Promise<void>;
};

/**
 * `onReaderGone`: the reader of standard output went away (`| head -3`); what is written from then on is dropped. A reader
 * of standard error that goes away is not told of.
 *
 * Pipes are written asynchronously by Node, and what is pending at `process.exit` is lost: `drain` first.
 */
export function createProcessOutput(stdout: Stream, stderr: Stream, onReaderGone: () => void): ProcessOutput {
  const gone = new Set<Stream>();
  for (const stream of [stdout, stderr])
    stream.on('error', () => {
      const isFirst = !gone.has(stream);
      gone.add(stream);
      if (isFirst && stream === stdout) onReaderGone();
    });
  const write = (stream: Stream, text: string) => {
    if (!gone.has(stream)) stream.write(text);
  };
  return {
    write: (text) => write(stdout, toTerminalText(text)),
    warn: (text) => write(stderr, toTerminalText(text)),
    isTerminal: stdout.isTTY === true,
    async drain() {
      // An empty write ends after all that were before it, with an error where the reader is gone.
      for (const stream of [stdout, stderr])
        if (!gone.has(stream)) await new Promise<void>((resolve) => stream.write('', () => resolve()));
    },
  };
}
