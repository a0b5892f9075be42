/** The process around a command: its signals, its output, its exit status. The only place that ends the process. */
import { createProcessOutput } from './commands/process-output.ts';
import { runProgram, STOPPED_STATUS } from './commands/run-program.ts';
import { LecternError } from './errors.ts';
import { allowManyListeners } from './io/many-listeners.ts';

/** What a shell says of a program that SIGPIPE ended. */
const READER_GONE_STATUS = 141;

let isTelling = false;

const output = createProcessOutput(process.stdout, process.stderr, () => {
  if (isTelling) process.exit(READER_GONE_STATUS);
});

const stopping = new AbortController();
let isEnding = false;
allowManyListeners(stopping.signal);
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.on(name, () => {
    // Asked twice, it stops at once; what is finished is safe either way.
    if (stopping.signal.aborted || isEnding) process.exit(STOPPED_STATUS);
    stopping.abort(new LecternError('Stopped on request.', { code: 'cancelled', stage: 'cli', retryable: true }));
  });

const tell = () => {
  isTelling = true;
};

// The bundle is CommonJS, which has no top-level await.
void runProgram(process.argv.slice(2), output, stopping.signal, tell).then(async (status) => {
  isEnding = true;
  await output.drain();
  process.exit(status);
});
