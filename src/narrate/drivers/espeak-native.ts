/** The eSpeak NG of the system, a process a sentence: for machines that have it and want its pinyin Mandarin. */
import { execFile, execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import { LecternError } from '../../errors.ts';
import { bareEnvironment } from '../../io/bare-environment.ts';
import { primarySubtag } from '../language-tags.ts';
import { sayHeteronyms } from '../normalize/zh-heteronyms.ts';
import type { Speaker } from '../speaker.ts';
import { decodeWav } from '../wav.ts';

const PROGRAM = 'espeak-ng';
const WORDS_PER_MINUTE = 175;
const MOST_AUDIO_BYTES = 50e6;
const SENTENCE_TIMEOUT_MS = 60_000;

export function createNativeEspeakSpeaker(): Speaker {
  const queue = new PQueue({ concurrency: availableParallelism() });
  let version: string | undefined;
  return {
    id: 'espeak-native',
    get version() {
      version ??= readVersion();
      return version;
    },
    voices: [],
    synthesize: (text, { voice, language, speed = 1 }, signal) =>
      queue.add(
        async () => {
          // The text goes in by standard input, so that none of it can be an option.
          const spelled = primarySubtag(language) === 'zh' ? sayHeteronyms(text) : text;
          const rate = String(Math.round(WORDS_PER_MINUTE * speed));
          const wav = await run(['-v', voice, '-s', rate, '-b', '1', '--stdin', '--stdout'], spelled, signal);
          return decodeWav(wav);
        },
        { signal },
      ),
  };
}

function readVersion(): string {
  try {
    const text = execFileSync(PROGRAM, ['--version'], { encoding: 'utf8', env: bareEnvironment(), timeout: 10_000 });
    return `espeak-native@${/(\d[\w.-]*)/.exec(text)?.[1] ?? 'unknown'}`;
  } catch (thrown) {
    throw notInstalled(thrown);
  }
}

function run(args: readonly string[], text: string, signal: AbortSignal): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      PROGRAM,
      [...args],
      { encoding: 'buffer', env: bareEnvironment(), maxBuffer: MOST_AUDIO_BYTES, timeout: SENTENCE_TIMEOUT_MS, signal },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        if (error.code === 'ENOENT') return reject(notInstalled(error));
        if (signal.aborted) return reject(error);
        const said = stderr.toString().trim().split('\n')[0] ?? '';
        const isVoice = /voice/i.test(said);
        reject(
          new LecternError(`The system's espeak-ng failed: ${said || error.message}`, {
            code: isVoice ? 'no-voice' : 'speech',
            stage: 'narrate',
            hint: '`espeak-ng --voices` lists the names; Mandarin is cmn-latn-pinyin.',
            cause: error,
          }),
        );
      },
    );
    // A process that ends early closes its input; its exit status says why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(text);
  });
}

const notInstalled = (cause: unknown) =>
  new LecternError('There is no espeak-ng on the PATH.', {
    code: 'no-voice',
    stage: 'narrate',
    hint: 'Install it (Debian: apt install espeak-ng), or use the embedded voice espeak:cmn.',
    cause,
  });
