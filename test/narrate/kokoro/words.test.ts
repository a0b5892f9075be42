import { expect, it } from 'vitest';
import { createPhonemizer } from '../../../src/narrate/kokoro/phonemize.ts';

const { phonemize } = createPhonemizer();

/** Words and what they are in symbols, by language and accent; each was looked at for its stress and its vowels. */
const WORDS: Readonly<Record<string, string>> = {
  'en american':
    'water wˈɔTəɹ | button bˈʌtᵊn | nineteen nˈIntin | hotel hOtˈɛl | record ɹˈɛkəɹd | economy ɪkˈɑnəmi | ' +
    'economic ˌikənˈɑmɪk | photograph fˈOTəɡɹˌæf | photography fətˈɑɡɹəfi | believe bᵻlˈiv | morning mˈɔɹnɪŋ | ' +
    'children ʧˈɪldɹən | thought θˈɔt | church ʧˈɜɹʧ | judge ʤˈʌʤ | measure mˈɛʒəɹ | little lˈɪTᵊl | ' +
    'bottle bˈɑTᵊl | father fˈɑðəɹ | women wˈɪmɪn | Wednesday wˈɛnzdA | February fˈɛbɹuˌɛɹi | ' +
    'government ɡˈʌvəɹnmənt | police pəlˈis | begin bɪɡˈɪn | again əɡˈɛn',
  'en british':
    'water wˈɔːtə | bath bˈaθ | hotel hQtˈɛl | home hˈQm | bird bˈɜːd | near nˈɪə | chair ʧˈɛː | tour tˈʊə | ' +
    'car kˈɑː | better bˈɛtə | photograph fˈQtəɡɹˌaf | photography fətˈɒɡɹəfi | lot lˈɒt | thought θˈɔːt | ' +
    'church ʧˈɜːʧ | judge ʤˈʌʤ | measure mˈɛʒə | bottle bˈɒtᵊl | father fˈɑːðə | women wˈɪmɪn | ' +
    'government ɡˈʌvənmənt | police pəlˈiːs | begin bɪɡˈɪn | again əɡˈɛn | schedule ʃˈɛdjuːl',
  es:
    'casa kˈasa | niño nˈiɲo | guerra ɡˈera | ciudad θjuðˈad | español ˌespaɲˈol | corazón kˌoɾaθˈon | ' +
    'pingüino pˌiŋɡuˈino | México mˈɛxiko | agua ˈaɣwa | llave ʎˈaβe | jefe xˈefe | gente xˈɛnte | ' +
    'zapato θapˈato | perro pˈero | pero pˈeɾo | queso kˈeso | hoy ˈoɪ | ayer aʝˈeɾ | mañana maɲˈana | ' +
    'árbol ˈaɾβol | fácil fˈaθil | universidad ˌuniβˌeɾsiðˈad | teléfono telˈefono | gobierno ɡoβjˈeɾno | ' +
    'río rˈio',
  fr:
    'maison mɛzˈɔ̃ | enfant ɑ̃fˈɑ̃ | garçon ɡaʁsˈɔ̃ | école ekˈɔl | forêt foʁˈɛ | bonjour bɔ̃ʒˈuʁ | ' +
    'monsieur məsjˈø | vin vˈɛ̃ | pain pˈɛ̃ | brun bʁˈœ̃ | rue ʁˈy | lune lˈyn | deux dˈø | sœur sˈœʁ | ' +
    'œuf ˈœf | eau ˈo | fille fˈij | famille famˈij | montagne mɔ̃tˈaɲ | ville vˈil | temps tˈɑ̃ | ' +
    'gouvernement ɡuvɛʁnəmˈɑ̃ | aujourd’hui oʒuʁdyˈi | nuit nyˈi | oui wˈi',
  it:
    'città ʧitːˈa | perché perkˈe | gnocchi ɲˈokːɪ | famiglia famˈiʎa | scienza ʃˈɛnʦa | zio ʣˈio | ' +
    'pizza pˈiʦːa | gente ʤˈɛnte | chiesa kjˈɛza | ragazzo raɡˈaʦːo | bambino bambˈino | ' +
    'università ʊniversitˈa | governo ɡovˈɛrno | acqua ˈakːwa | uomo wˈɔmo | giorno ʤˈorno | strada strˈada | ' +
    'perciò perʧˈɔ | quando kwˈando | libro lˈibro | notte nˈɔtːe | cielo ʧˈɛlo | mezzo mˈɛʣːo | ' +
    'sempre sˈɛmpre | andare andˈare',
  'pt-BR':
    'não nˈɐ̃ʊ̃ | coração kˌoɾasˈɐ̃ʊ̃ | mãe mˈɐ̃y | você vosˈe | chuva ʃˈuvæ | filho fˈiljʊ | gente ʒˈAŋʧy | ' +
    'cidade sˌidˈaʤy | dia ʤˈiæ | noite nˈoɪʧy | carro kˈaxʊ | caro kˈaɾʊ | senhor seɲˈor | ' +
    'trabalho trˌabˈaljʊ | governo ɡˌovˈeɾənʊ | água ˈaɡwæ | avó avˈɔ | avô avˈo | amanhã ˌæmɐ̃ɲˈɐ̃ | ' +
    'muito mwˈiŋtʊ | homem ˈomAŋ | português pˌoɾətuɡˈes | pão pˈɐ̃ʊ̃ | lição lisˈɐ̃ʊ̃ | livro lˈivrʊ',
  hi:
    'नमस्ते nəmˈʌsteː | भारत bʰˈaːɾət | सरकार sˌəɾkˈaːɾ | पानी pˈaːni | बच्चे bˈʌcːeː | दिल्ली dˈɪlli | ' +
    'स्कूल skˈuːl | किताब kɪtˈaːb | लड़का lˈʌɽkˌaː | पढ़ना pˈʌɽhənˌaː | अच्छा ˈʌcʰcʰaː | घर ɡʰˈʌɾ | ' +
    'हिन्दी hˈɪndi | ज़रूर zəɾˈuːɾ | फ़ोन fˈoːn | आज ˈaːɟ | कल kˈʌl | मौसम mˈɔːsəm | बारिश bˈaːɾɪʃ | ' +
    'नदी nˈʌdi | शहर ʃˈʌhəɾ | काम kˈaːm | समय sˈʌmˌɛj | दुनिया dˈʊnɪjˌaː | खबर kʰˈʌbəɾ | ठीक ʈʰˈiːk | डर ɖˈʌɾ | ' +
    'टमाटर ʈəmˈaːʈəɾ | ढाई ɖʰˈaːi',
};

it.each(
  Object.entries(WORDS).flatMap(([key, words]) => {
    const [language = '', accent = 'american'] = key.split(' ');
    return words.split(' | ').map((pair) => [language, accent, ...pair.split(' ')] as const);
  }),
)('%s (%s) %s is %s', async (language, accent, word, symbols) => {
  const said = await phonemize(word ?? '', { language, accent: accent === 'british' ? 'british' : 'american' });
  expect(said).toEqual({ symbols, unknown: [] });
});
