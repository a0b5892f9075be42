/** The voices that `lectern voices install NAME` knows by name. */

export type CatalogueFile = {
  readonly url: string;
  readonly byteLength: number;
  /** Hex; of the file as several projects that pin it publish it. Without one, the first installation records it. */
  readonly sha256?: string;
};

export type CatalogueVoice = {
  readonly name: string;
  /** The archive with the model. */
  readonly archive: CatalogueFile;
  /** Further files, by their names in the model's folder. */
  readonly extras: Readonly<Record<string, CatalogueFile>>;
  /** BCP 47. */
  readonly languages: readonly string[];
  readonly licence: string;
  readonly speakers: number;
  /** How speaker numbers are shared out. */
  readonly cast?: string;
};

const RELEASES = 'https://github.com/k2-fsa/sherpa-onnx/releases/download';

export const VOICE_CATALOGUE: readonly CatalogueVoice[] = [
  {
    name: 'kokoro-int8-multi-lang-v1_1',
    archive: {
      url: `${RELEASES}/tts-models/kokoro-int8-multi-lang-v1_1.tar.bz2`,
      byteLength: 147_031_220,
      sha256: 'a1e94694776049035c4f2c6529f003aaece993c76aae9a78995831c3c4dcafc6',
    },
    extras: {},
    languages: ['zh', 'en'],
    licence: 'Apache-2.0',
    speakers: 103,
    cast: '0–2 English women, 3–57 Chinese women, 58–102 Chinese men',
  },
  {
    name: 'vits-melo-tts-zh_en',
    archive: {
      url: `${RELEASES}/tts-models/vits-melo-tts-zh_en.tar.bz2`,
      byteLength: 167_006_755,
      sha256: 'e58351ed7149f290a54534538badd4077cdbe6fddc964b24d0bee870415d1514',
    },
    extras: {},
    languages: ['zh', 'en'],
    licence: 'MIT',
    speakers: 1,
  },
  {
    name: 'matcha-icefall-zh-baker',
    archive: {
      url: `${RELEASES}/tts-models/matcha-icefall-zh-baker.tar.bz2`,
      byteLength: 75_463_442,
      sha256: '20de2ec034b55562609d6362771c934905dfe11d0f41ec103d593427ad9a7efb',
    },
    extras: {
      'vocos-22khz-univ.onnx': {
        url: `${RELEASES}/vocoder-models/vocos-22khz-univ.onnx`,
        byteLength: 53_884_024,
        sha256: '0574a135aa1db2de6e181050db2ec528496cacd4a4701fc5d7faf9f9804c0081',
      },
    },
    languages: ['zh'],
    licence: 'trained on data for non-commercial use only',
    speakers: 1,
  },
  {
    name: 'vits-piper-en_US-libritts_r-medium',
    archive: {
      url: `${RELEASES}/tts-models/vits-piper-en_US-libritts_r-medium.tar.bz2`,
      byteLength: 82_038_311,
      sha256: '10dc268f3e371696d721486123e2705a9fc1faa113491979fde4d88dba1f1b1c',
    },
    extras: {},
    languages: ['en'],
    licence: 'CC-BY-4.0 (LibriTTS-R)',
    speakers: 904,
  },
  {
    name: 'vits-piper-en_US-ljspeech-medium',
    archive: { url: `${RELEASES}/tts-models/vits-piper-en_US-ljspeech-medium.tar.bz2`, byteLength: 67_169_893 },
    extras: {},
    languages: ['en'],
    licence: 'public domain (LJ Speech)',
    speakers: 1,
  },
];
