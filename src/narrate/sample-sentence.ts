/** A sentence in each language to hear or to try a voice with. */
import { primarySubtag } from './language.ts';

const SENTENCES: Readonly<Record<string, string>> = {
  zh: '这是一句试音，听听这个声音是不是舒服。',
  yue: '呢句係試音。',
  en: 'This sentence tests the voice, so that you can hear whether you like it.',
  de: 'Dieser Satz prüft die Stimme.',
  es: 'Esta frase prueba la voz, para que oiga si le gusta.',
  fr: 'Cette phrase essaie la voix, pour que vous entendiez si elle vous plaît.',
  hi: 'यह वाक्य आवाज़ को परखता है।',
  it: 'Questa frase prova la voce, così può sentire se le piace.',
  pt: 'Esta frase testa a voz, para ouvir se gosta dela.',
};

/** English where there is none in the language. `language`: BCP 47. */
export const sampleSentence = (language: string): string => SENTENCES[primarySubtag(language)] ?? SENTENCES['en'] ?? '';
