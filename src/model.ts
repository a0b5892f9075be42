/** The types that pass between stages. Imports no stage; every field is readonly. */
import type { StoredError } from './errors.ts';
import type { Why } from './words/why.ts';

/** What a configured source names: one article to look at. */
export type SourceItem = {
  /** `http(s)://…`, or `file://…` with an absolute path. */
  readonly url: string;
  /** What the source says of the article; the article itself is asked first. */
  readonly title?: string;
  readonly byline?: string;
  /** ISO 8601 instants. */
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly tags?: readonly string[];
  /** The text as the source carries it, HTML. */
  readonly content?: string;
  /** Audio that the source itself lists for this item (a feed's `<enclosure>`). */
  readonly enclosures?: readonly { readonly url: string; readonly mimeType?: string }[];
  /** Of a chapter: its place in the book, from 1. */
  readonly part?: number;
  /** Of a file, where it is kept for other machines. */
  readonly original?: FileOriginal;
};

/** A document's content as it was when it was listed, added or sent. */
export type FileOriginal = {
  readonly sha256: string;
  /** Of a file: that its address is told by. */
  readonly workingDirectory?: string;
  /** Of what was sent: as its sender calls it. */
  readonly fileName?: string;
  /** Of a saved page, for other machines: the recordings beside it that it plays, by their addresses; SHA-256, hex. */
  readonly recordings?: Readonly<Record<string, string>>;
  /** And the pictures beside it that it shows. */
  readonly pictures?: Readonly<Record<string, string>>;
};

export type ClipPlace = 'body' | 'after' | 'meta';

/** A podcast host's player whose address does not give its file. */
export type BlockPlayer = {
  readonly host: string;
  readonly url: string;
  /** A public document that names the file. */
  readonly lookup?: string;
};

/** What the author marked in a block's `text`: from `start` up to `end`, in UTF-16 units. In order; none is empty. */
export type Span = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'emphasis' | 'strong' | 'code' }
  /** `http(s)` or `mailto` only. */
  | { readonly kind: 'link'; readonly url: string }
);

/** Sound that an article carries. */
type Recording = { readonly url: string; readonly label?: string; readonly mimeType?: string };

/** One piece of an article, in reading order. `spans` and `rows` are for showing; nothing that is heard comes of them. */
export type Block =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3 | 4 | 5 | 6;
      readonly text: string;
      readonly spans?: readonly Span[];
    }
  | { readonly kind: 'paragraph' | 'quote' | 'listItem'; readonly text: string; readonly spans?: readonly Span[] }
  | (Recording & { readonly kind: 'clip'; readonly place: ClipPlace })
  /** Shown on the episode's page, never spoken. */
  | {
      readonly kind: 'figure' | 'table' | 'code';
      readonly text: string;
      readonly imageUrl?: string;
      /** A recording that only its host's own player plays; with no text. */
      readonly player?: BlockPlayer & { readonly place: ClipPlace };
      /** Of a table: its cells, row by row. */
      readonly rows?: readonly (readonly string[])[];
    };

export type Article = {
  readonly url: string;
  readonly canonicalUrl: string;
  readonly title: string;
  readonly byline?: string;
  /** ISO 8601 with zone (`2024-05-18T09:00:00+08:00`), or a date (`2024-05-18`). */
  readonly publishedAt?: string;
  /** BCP 47, e.g. `zh-Hans`, `zh-TW`, `en`. */
  readonly language: string;
  readonly siteName?: string;
  /** The origin that a reprint names. */
  readonly sourceUrl?: string;
  readonly imageUrl?: string;
  /** What the page itself says. */
  readonly tags: readonly string[];
  /** Labels that its reader gave it where it was saved. */
  readonly readerTags?: readonly string[];
  readonly blocks: readonly Block[];
};

/** `splice`: narration with the clips in place; `original`: only the clips; `narration`: only text; `auto`: see DESIGN. */
export type Mode = 'splice' | 'original' | 'narration' | 'auto';

/** What makes a recording a reading of its article: its label, or its place and length. */
export type ModeReason = 'label' | 'length';

/**
 * Where what is heard comes from. `block` is the index into `Article.blocks`, -1 for what no block says (title, intro,
 * outro); `chapter` is present on what begins one.
 */
type Heard<Chapter> = { readonly block: number; readonly chapter?: Chapter };

/** One thing to be heard. A chapter is named by its title. */
export type Segment =
  | (Heard<string> & {
      readonly kind: 'speech';
      /** Normalised: the words to be said, no digit or symbol left. */
      readonly text: string;
      /** The sentence as the article has it, for transcripts. */
      readonly shown: string;
      readonly language: string;
      /** `driver:name`, e.g. `espeak:cmn`. */
      readonly voice: string;
      /** How fast it is said, 0.7 to 1.5; default 1. */
      readonly speed?: number;
    })
  | (Heard<string> & Recording & { readonly kind: 'clip' })
  | { readonly kind: 'pause'; readonly seconds: number };

export type SpeechSegment = Extract<Segment, { kind: 'speech' }>;

export type Script = {
  readonly language: string;
  readonly segments: readonly Segment[];
};

/** What the listener hears, ready to be joined: sentences as audio, clips as files, silences. */
export type AudioPart =
  | (Heard<ChapterMark> & {
      readonly kind: 'speech';
      /** A WAV file, PCM s16le mono. */
      readonly path: string;
      /** Content key: the same key, the same samples. */
      readonly key: string;
      readonly sampleRate: number;
      readonly samples: number;
      readonly voice: string;
      readonly text: string;
    })
  | (Heard<ChapterMark> & {
      readonly kind: 'clip';
      /** The file as it was downloaded, in whatever format; not to be trusted. */
      readonly path: string;
      /** SHA-256 of the file's bytes, hex. */
      readonly key: string;
      readonly url: string;
      readonly label?: string;
    })
  | { readonly kind: 'pause'; readonly seconds: number };

/** Seconds from the start of the file. */
export type CueWord = { readonly start: number; readonly end: number; readonly text: string };

/** What is said in a recording, as a machine wrote it down. */
export type TranscriptCue = CueWord & { readonly origin: 'machine'; readonly words?: readonly CueWord[] };

export type Cue = {
  /** Seconds from the start of the file, measured in samples. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'speech' | 'clip';
  readonly text: string;
  readonly block: number;
  /** As they were heard; one behind the other, their texts are the cue's. */
  readonly words?: readonly CueWord[];
  /** Of a recording, as loud as it is over its time: a few dozen, 0 to 100. */
  readonly peaks?: readonly number[];
  /** Of a recording. */
  readonly transcript?: readonly TranscriptCue[];
};

/** A chapter but for its time. */
export type ChapterMark = {
  readonly title: string;
  /** A page on the web where there is more. */
  readonly url?: string;
  readonly imageUrl?: string;
};

export type Chapter = ChapterMark & { readonly start: number };

/** When everything is heard, measured from the finished audio. */
export type Timeline = {
  readonly durationSeconds: number;
  readonly sampleRate: number;
  readonly samples: number;
  readonly cues: readonly Cue[];
  readonly chapters: readonly Chapter[];
};

export type LiteFormat = 'aac' | 'opus' | 'mp3';

export type AudioSettings = {
  readonly format: 'mp3' | 'm4a' | 'opus';
  readonly bitrateKbps: number;
  readonly channels: 'mono' | 'stereo';
  /** Integrated loudness of the finished file, LUFS (EBU R 128). */
  readonly loudnessLufs: number;
  /** True peak ceiling after encoding, dBTP. */
  readonly truePeakDbtp: number;
  /**
   * The small rendition that is made as well, for slow networks: mono, at most 24 kbps with all that is in the file.
   * `aac` is an M4A; `mp3` is for the oldest players, a little larger and worse.
   */
  readonly lite: LiteFormat | false;
};

/** What the tags of an episode file say. */
export type EpisodeTags = {
  readonly title: string;
  readonly artist: string;
  readonly album: string;
  /** ISO 8601 date. */
  readonly date?: string;
  /** BCP 47. */
  readonly language: string;
  readonly comment: string;
  readonly sourceUrl: string;
  /** The whole text, for lyrics. */
  readonly lyrics: string;
  /** PNG or JPEG. */
  readonly coverPath?: string;
};

/** A published audio file. */
export type Enclosure = {
  /** File name within `media/<show>/`, ending in the format's extension. */
  readonly fileName: string;
  readonly mimeType: string;
  readonly byteLength: number;
  /** Hex. */
  readonly sha256: string;
  readonly bitrateKbps: number;
};

/** A clip that could not be had: named in the notes, tried again by the next run. */
export type MissingClip = Pick<Recording, 'url' | 'label'> & {
  /** In English. */
  readonly reason: string;
  readonly why?: Why;
};

/** A sentence that no voice can say: it is shown, and marked as not spoken. */
export type UnspokenSentence = {
  readonly text: string;
  readonly block: number;
  /** Index of the cue that follows it. */
  readonly cue: number;
};

/** What an episode is a part of: a book, or a season that its source is. */
export type EpisodeSeries = {
  /** The same for all parts. */
  readonly key: string;
  /** Where the configuration says so. */
  readonly season?: number;
  readonly seasonName?: string;
  /** Of a chapter: its place in the book, from 1. */
  readonly number?: number;
};

/** An episode's place in a serial show. */
export type NumberedEpisode = {
  readonly id: string;
  /** {@link EpisodeSeries.key}; empty for what is a part of nothing. */
  readonly series: string;
  readonly season?: number;
  readonly number: number;
};

/** How right an episode's sentences were heard to be. */
export type EpisodeProof = {
  readonly voices: readonly {
    /** `driver:name`. */
    readonly voice: string;
    /** Sentences that were heard. */
    readonly sentences: number;
    /** Their words, or syllables, and how many of these were heard wrong. */
    readonly units: number;
    readonly errors: number;
    /** Sentences that were heard to be wrong at first. */
    readonly spokenAgain: number;
  }[];
  /** The sentences that were heard worst, with the share that is wrong, worst first. */
  readonly worst: readonly {
    readonly cue: number;
    readonly share: number;
    readonly voice: string;
    /** As the recogniser wrote it down; absent in episodes of older versions. */
    readonly heard?: string;
  }[];
  /** Sentences that were to be heard, and were not: the recogniser failed. Absent: none. */
  readonly unheard?: number;
  /** Recordings that were to be transcribed, and were not. Absent: none. */
  readonly untranscribed?: number;
};

/** A published episode: all that the feed, the pages, the transcript and the chapters are made from. */
export type Episode = {
  /** The path segment under the show; derived from the guid, never changes. */
  readonly id: string;
  readonly showId: string;
  readonly guid: string;
  readonly article: Article;
  /** ISO 8601 instant for the feed's pubDate; never changes once published. */
  readonly publishedAt: string;
  /** ISO 8601 instant at which this version was made. */
  readonly updatedAt: string;
  /** ISO 8601 instant of the last rebuild after the first publication; absent until there is one. */
  readonly revisedAt?: string;
  readonly enclosure: Enclosure;
  readonly lite?: Enclosure;
  readonly timeline: Timeline;
  readonly missingClips: readonly MissingClip[];
  /** The voices that are heard, `driver:name`, in the order of their first sentence; absent in episodes of version 0.1. */
  readonly voices?: readonly string[];
  /** Absent where nobody was to hear it. */
  readonly proof?: EpisodeProof;
  /** At most three; more of them, and the article fails. */
  readonly unspoken?: readonly UnspokenSentence[];
  /** Absent for what is a part of nothing, and in episodes of older versions. */
  readonly series?: EpisodeSeries;
  /** What `auto` decided. Absent: another mode was set, or the episode is from before that was noted, and is spliced. */
  readonly mode?: Mode;
  /** With `mode: original` that was decided. */
  readonly modeReason?: ModeReason;
  /** Articles that say nearly the same and became no episode of their own; the notes link to them. */
  readonly alsoAt?: readonly { readonly url: string; readonly title?: string }[];
};

/** What a show's feed says beyond what every feed does; of Podcasting 2.0's namespace, where nothing else is said. */
export type FeedTags = {
  readonly locked?: boolean | undefined;
  /** No more episodes will come. */
  readonly complete?: boolean | undefined;
  readonly funding?: readonly { readonly url: string; readonly text: string }[] | undefined;
  readonly license?: { readonly name: string; readonly url?: string | undefined } | undefined;
  readonly location?:
    | {
        readonly name: string;
        readonly rel?: 'subject' | 'creator' | undefined;
        readonly geo?: string | undefined;
        readonly osm?: string | undefined;
        readonly country?: string | undefined;
      }
    | undefined;
  readonly txt?: readonly { readonly purpose?: string | undefined; readonly text: string }[] | undefined;
  readonly persons?:
    | readonly {
        readonly name: string;
        readonly role?: string | undefined;
        readonly group?: string | undefined;
        readonly img?: string | undefined;
        readonly href?: string | undefined;
      }[]
    | undefined;
  readonly trailers?:
    | readonly {
        readonly title: string;
        readonly url: string;
        /** ISO 8601 date or instant. */
        readonly publishedAt: string;
        readonly byteLength?: number | undefined;
        readonly mimeType?: string | undefined;
        readonly season?: number | undefined;
      }[]
    | undefined;
  /** Prefix → namespace, of {@link FeedTags.elements}. */
  readonly namespaces?: Readonly<Record<string, string>> | undefined;
  /** Further elements of the channel, as well-formed XML. */
  readonly elements?: readonly string[] | undefined;
};

/** What the feed and the pages say about a show. */
export type Show = {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly author: string;
  readonly owner?: { readonly name: string; readonly email: string };
  /** Apple's category names: `News`, or `News > Politics`. */
  readonly categories: readonly string[];
  readonly explicit: boolean;
  /** `serial`: to be heard in order, with seasons and numbers. Default: `episodic`. */
  readonly type?: 'episodic' | 'serial';
  readonly feedTags?: FeedTags;
  /** Its articles are read by a synthetic voice, as far as its configuration tells. */
  readonly isNarrated?: boolean;
  /** The website of the show, if it has one of its own. */
  readonly link?: string;
  readonly copyright?: string;
  /** Labels of its reader are published like the article's tags. */
  readonly showsReaderTags?: boolean;
  /** For people with a token only: its addresses then hold a placeholder, in whose stead the server puts the token. */
  readonly isPrivate?: boolean;
  /** What the feed is known by for ever (`podcast:guid`), where the operator says so. */
  readonly guid?: string;
  /** The feed is at another place now: its address there. */
  readonly newFeedUrl?: string;
  /** The ids it had before, the first one first. */
  readonly formerIds?: readonly string[];
};

/** What a server said about a document, to be given back to it as it came (RFC 9110 §13.1). */
export type Validators = { readonly etag?: string; readonly lastModified?: string };

/** How far a mailbox was gone through. */
export type MailState = {
  /** Another one: its mails have other numbers now (RFC 9051 §2.3.1.1). */
  readonly uidValidity: string;
  /** The mails up to this number were looked at. */
  readonly lastUid: number;
  /** The numbers of those that were taken and are still to be marked. */
  readonly unmarked?: readonly number[];
};

/** How far an account was listed. */
export type SavedState = {
  /** What the service has last changed by then is known: seconds since 1970, by its clock. */
  readonly since: number;
  /** ISO 8601 instant at which all of it was listed. */
  readonly wholeAt: string;
};

/** What is remembered of a source between runs. */
export type SourceState = {
  /** Where it is now: permanent redirects have led there often enough. */
  readonly url?: string;
  /** Where permanent redirects lead, since which ISO 8601 instant and for how many listings; one may be a captive portal's. */
  readonly moving?: { readonly url: string; readonly since: string; readonly times: number };
  readonly validators?: Validators;
  readonly mail?: MailState;
  readonly saved?: SavedState;
  /** SHA-256 of the last listing's bytes, hex. */
  readonly bodyHash?: string;
  /** Hash of the settings under which its items were last gone through to the end. */
  readonly settingsHash?: string;
  /** Hash of how the listing was asked for: how much of it, and by which selectors. */
  readonly askedHash?: string;
  /** ISO 8601 instants. */
  readonly checkedAt?: string;
  readonly changedAt?: string;
  /** Failures in a row. */
  readonly failures: number;
  /** Not asked again before. */
  readonly nextTryAt?: string;
  readonly error?: StoredError;
};
