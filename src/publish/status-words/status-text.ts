/** The words of the operator's page; a file a language. */

export type StatusText = {
  readonly htmlLanguage: string;
  readonly title: string;
  readonly token: string;
  readonly tokenHint: string;
  readonly wrongToken: string;
  readonly logIn: string;
  readonly logOut: string;
  readonly now: string;
  readonly idle: string;
  readonly states: Readonly<Record<'running' | 'finished' | 'failed', string>>;
  readonly triggers: Readonly<Record<'schedule' | 'manual' | 'api', string>>;
  readonly nextRun: string;
  readonly notScheduled: string;
  readonly runNow: string;
  readonly show: string;
  readonly allShows: string;
  readonly failures: string;
  readonly noFailures: string;
  readonly attempts: (count: number) => string;
  readonly retry: string;
  readonly dismiss: string;
  readonly history: string;
  readonly noRuns: string;
  readonly unfinished: string;
  /** How a run that is over ended, when not as it should. */
  readonly ended: Readonly<Record<'stopped' | 'failed' | 'lost', string>>;
  readonly shows: string;
  readonly episodes: (count: number) => string;
  readonly privateShow: string;
  readonly disk: string;
  readonly diskNames: Readonly<Record<'media' | 'data', string>>;
  readonly free: (free: string, total: string) => string;
  readonly workers: string;
  readonly roles: Readonly<Record<'serve' | 'worker' | 'run', string>>;
  readonly since: string;
  readonly waiting: string;
  /** Of jobs. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly heard: string;
  readonly sentencesHeard: (count: number) => string;
  readonly spokenAgain: (count: number) => string;
  readonly sentencesUnheard: (count: number) => string;
  readonly untranscribed: (count: number) => string;
  readonly byEpisode: string;
  readonly heardAs: string;
  readonly worstSentences: string;
  readonly voices: string;
  readonly voicesHint: string;
  readonly log: string;
  readonly outcomes: Readonly<
    Record<'new' | 'updated' | 'remade' | 'unchanged' | 'duplicate' | 'filtered' | 'postponed' | 'failed', string>
  >;
  readonly statuses: Readonly<Record<string, string>>;
  readonly stages: Readonly<
    Record<'clips' | 'narrate' | 'assemble' | 'transcribe' | 'download' | 'unpack' | 'try', string>
  >;
  readonly started: string;
  readonly articles: (show: string, count: number) => string;
  readonly published: (show: string, episodes: number) => string;
  readonly removed: string;
  readonly ruleBroken: string;
  readonly runFailed: string;
  readonly refused: string;
  readonly finished: string;
  readonly isWell: string;
  readonly needsHand: (count: number) => string;
  /** What is wrong, with its remedy. */
  readonly problems: {
    readonly failures: (count: number) => string;
    readonly jobs: (count: number) => string;
    readonly disk: (disk: string, free: string) => string;
    readonly workers: (count: number) => string;
    readonly runs: Readonly<Record<'failed' | 'lost', string>>;
    readonly sources: (count: number) => string;
    readonly rules: (show: string) => string;
  };
  readonly dropped: (id: string) => string;
  /** Jobs that wait. */
  readonly queued: string;
  readonly remove: string;
  readonly voice: string;
  readonly voiceOfShow: string;
  readonly speakWith: string;
  /** Episodes with sentences that were not spoken, or heard to be wrong. */
  readonly doubtful: string;
  readonly doubtfulHint: string;
  readonly notSpoken: string;
  readonly heardWrong: (share: string) => string;
  readonly storage: string;
  readonly storageNames: Readonly<
    Record<'site' | 'media' | 'cache' | 'originals' | 'voices' | 'recognizers' | 'database', string>
  >;
  readonly atMost: (amount: string) => string;
  readonly counting: string;
  readonly keeps: Readonly<Record<'episodes' | 'days', (count: number) => string>>;
  readonly schedule: string;
  readonly scheduleElsewhere: string;
  readonly next: string;
  readonly last: string;
  readonly rests: string;
  readonly digest: string;
  readonly notDone: string;
};
