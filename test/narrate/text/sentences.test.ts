import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../../src/narrate/index.ts';

describe('Chinese', () => {
  test.each([
    ['他走了。我没走！你呢？', ['他走了。', '我没走！', '你呢？']],
    ['他说：“你好。”然后走了。', ['他说：“你好。”', '然后走了。']],
    ['天黑了。「回家吧。」他說。', ['天黑了。', '「回家吧。」', '他說。']],
    ['（完）他笑了。（掌声）谢谢。', ['（完）他笑了。', '（掌声）谢谢。']],
    ['增长3.5%。下降2.1%。', ['增长3.5%。', '下降2.1%。']],
    ['真的吗？！他不信……后来信了。', ['真的吗？！', '他不信……后来信了。']],
    ['第一行\n第二行', ['第一行', '第二行']],
  ])('%s', (text, sentences) => {
    expect(splitSentences(text, 'zh-CN')).toEqual(sentences);
  });
});

describe('English', () => {
  test.each([
    ['Dr. Smith met J. K. Rowling. They talked.', ['Dr. Smith met J. K. Rowling.', 'They talked.']],
    ['The U.S. Senate voted. It passed.', ['The U.S. Senate voted.', 'It passed.']],
    ['He lives in the U.S. The house is old.', ['He lives in the U.S.', 'The house is old.']],
    ['It opens at 9 a.m. and closes at 5 p.m. on Sunday.', ['It opens at 9 a.m. and closes at 5 p.m. on Sunday.']],
    ['It rose 3.5 percent. Prices fell.', ['It rose 3.5 percent.', 'Prices fell.']],
    ['See No. 5 on Jan. 3. It is new.', ['See No. 5 on Jan. 3.', 'It is new.']],
    ['“Really?” he asked. “Yes.” She left.', ['“Really?” he asked.', '“Yes.”', 'She left.']],
    ['Acme Inc. CEO Ann Lee spoke. Mr. Jones left.', ['Acme Inc. CEO Ann Lee spoke.', 'Mr. Jones left.']],
    ['Built c. AD 79, see vol. II. It burnt.', ['Built c. AD 79, see vol. II.', 'It burnt.']],
    ['It cost Rs. 500. He paid.', ['It cost Rs. 500.', 'He paid.']],
    ['2 Tbsp. Dijon mustard', ['2 Tbsp. Dijon mustard']],
    ['Add 1 tsp. Stir. Cllr. Oakes of Apt. 5 left.', ['Add 1 tsp.', 'Stir.', 'Cllr. Oakes of Apt. 5 left.']],
    ['Real vs. Barca ended 1-1. Fans cheered.', ['Real vs. Barca ended 1-1.', 'Fans cheered.']],
    ['He lives at 12 Elm St. He is old.', ['He lives at 12 Elm St.', 'He is old.']],
    ['At 12 Elm St. Firefighters left.', ['At 12 Elm St.', 'Firefighters left.']],
    ['She moved to 5th Ave. The rent doubled.', ['She moved to 5th Ave.', 'The rent doubled.']],
    ['Is it No. I or No. II?', ['Is it No. I or No. II?']],
    ['In 1988 Mount St. Helens slept near East St. Louis.', ['In 1988 Mount St. Helens slept near East St. Louis.']],
    ['At 350 Fifth Ave. Thursday and 9 K St. NW it rang.', ['At 350 Fifth Ave. Thursday and 9 K St. NW it rang.']],
    ['It burned near Oak Hill Dr. The cat lived.', ['It burned near Oak Hill Dr.', 'The cat lived.']],
    ['On Monday Dr. He met Mr. So and Dr. No.', ['On Monday Dr. He met Mr. So and Dr. No.']],
    ['He met Robert Downey Jr. The actor smiled.', ['He met Robert Downey Jr.', 'The actor smiled.']],
    ['On Martin Luther King Jr. Day it rained.', ['On Martin Luther King Jr. Day it rained.']],
    ['He has a Ph.D. She told The Sun. It ran.', ['He has a Ph.D.', 'She told The Sun.', 'It ran.']],
    ['Was it him? No. He was away.', ['Was it him?', 'No.', 'He was away.']],
    ['See No. 5, vol. 3, no. 2 and Rte. 9.', ['See No. 5, vol. 3, no. 2 and Rte. 9.']],
    ['Open to 5 p.m. Mon. to Fri. at the hall.', ['Open to 5 p.m. Mon. to Fri. at the hall.']],
    ['P.S. Several of you wrote.', ['P.S. Several of you wrote.']],
    ['PORTLAND, Ore. (AP) — A man left.', ['PORTLAND, Ore. (AP) — A man left.']],
    ['He met Bob, a.k.a. Bobby. He left.', ['He met Bob, a.k.a. Bobby.', 'He left.']],
  ])('%s', (text, sentences) => {
    expect(splitSentences(text, 'en')).toEqual(sentences);
  });
});

describe('where a full stop ends no sentence', () => {
  test.each([
    ['de', 'Am 3. Mai um 5.30 Uhr, z. B. am Markt. Er ging.', ['Am 3. Mai um 5.30 Uhr, z. B. am Markt.', 'Er ging.']],
    [
      'de',
      'Der Schaden liegt bei 1,2 Mio. Euro. Das sagte Dr. Weiß.',
      ['Der Schaden liegt bei 1,2 Mio. Euro.', 'Das sagte Dr. Weiß.'],
    ],
    [
      'de',
      'Im 19. Jahrhundert lebte Ludwig XIV. nicht mehr. Das endete 2020. Danach kam Nr. 5.',
      ['Im 19. Jahrhundert lebte Ludwig XIV. nicht mehr.', 'Das endete 2020.', 'Danach kam Nr. 5.'],
    ],
    [
      'de',
      'Der Verein „Eisloch e. V.“ hat 412 Mitglieder. Laut § 305 ff. BGB gilt das. Max. 5 kommen.',
      ['Der Verein „Eisloch e. V.“ hat 412 Mitglieder.', 'Laut § 305 ff. BGB gilt das.', 'Max. 5 kommen.'],
    ],
    [
      'de',
      'Dass ich „Ruhe!“ rufen muss. „Ist es?“ Nehmen Sie.',
      ['Dass ich „Ruhe!“ rufen muss.', '„Ist es?“', 'Nehmen Sie.'],
    ],
    ['de', 'Der Verein „Eisloch e. V.“ 412 Mitglieder.', ['Der Verein „Eisloch e. V.“ 412 Mitglieder.']],
    ['de', '„Wir sind 3.“ Danach fielen Tore.', ['„Wir sind 3.“', 'Danach fielen Tore.']],
    [
      'fr',
      'M. Martin et MM. Roux parlent. Le Dr. Petit écoute.',
      ['M. Martin et MM. Roux parlent.', 'Le Dr. Petit écoute.'],
    ],
    [
      'fr',
      'Il mourut en 52 av. J.-C. à Rome, cf. p. 12. Elle resta.',
      ['Il mourut en 52 av. J.-C. à Rome, cf. p. 12.', 'Elle resta.'],
    ],
    [
      'es',
      'El Sr. Pérez vive en EE. UU. con la Dra. Gil. Ayer llegó.',
      ['El Sr. Pérez vive en EE. UU. con la Dra. Gil.', 'Ayer llegó.'],
    ],
    ['it', 'Il dott. Rossi, l’avv. Bianchi, ecc. Poi uscì.', ['Il dott. Rossi, l’avv. Bianchi, ecc.', 'Poi uscì.']],
    [
      'pt',
      'O Sr. Silva e a Dra. Lima moram na Av. Central. Depois saíram.',
      ['O Sr. Silva e a Dra. Lima moram na Av. Central.', 'Depois saíram.'],
    ],
    [
      'ru',
      'Проф. А. С. Иванов живёт в г. Москве и т. д. Он работает.',
      ['Проф. А. С. Иванов живёт в г. Москве и т. д.', 'Он работает.'],
    ],
    [
      'de',
      'Er wohnt in der Hauptstr. 12, Dr. h. c. Meier auch. Er fuhr 5 m. Es regnete.',
      ['Er wohnt in der Hauptstr. 12, Dr. h. c. Meier auch.', 'Er fuhr 5 m.', 'Es regnete.'],
    ],
    [
      'de',
      'Im II. Weltkrieg starb er. Dann kam Karl II. Er blieb.',
      ['Im II. Weltkrieg starb er.', 'Dann kam Karl II.', 'Er blieb.'],
    ],
    ['es', 'El prof. Martín, del s. I a. C. en Roma. Calló.', ['El prof. Martín, del s. I a. C. en Roma.', 'Calló.']],
    ['it', 'Nel sec. XX vinse, int. 5. Poi uscì.', ['Nel sec. XX vinse, int. 5.', 'Poi uscì.']],
    ['pt', 'O prof. Costa e o gen. Villas saíram. Choveu.', ['O prof. Costa e o gen. Villas saíram.', 'Choveu.']],
    [
      'en',
      'At 6:45 p.m. the rain began. It ended at 9 p.m. Nobody left.',
      ['At 6:45 p.m. the rain began.', 'It ended at 9 p.m.', 'Nobody left.'],
    ],
    [
      'en',
      'The train left at 6 p.m. Monday and came at 5 a.m. EST.',
      ['The train left at 6 p.m. Monday and came at 5 a.m. EST.'],
    ],
    ['en', '“I... I will.” He left.', ['“I... I will.”', 'He left.']],
    ['en', 'She said "Well... Maybe not." and left.', ['She said "Well... Maybe not." and left.']],
    ['fr', '« Je... Je viens. » Il partit.', ['« Je... Je viens. »', 'Il partit.']],
    ['en', 'It rained... Then it stopped.', ['It rained...', 'Then it stopped.']],
    [
      'ja',
      '今日は雨だ。「行こう。」と彼は言った。明日は？',
      ['今日は雨だ。', '「行こう。」と彼は言った。', '明日は？'],
    ],
  ])('%s: %s', (language, text, sentences) => {
    expect(splitSentences(text, language)).toEqual(sentences);
  });
});

describe('sentences that an engine would cut short', () => {
  test('Chinese ones are cut at clauses, below a hundred characters', () => {
    const clause = '这一项工作涉及的部门很多而且时间很紧';
    const pieces = splitSentences(`${Array.from({ length: 20 }, () => clause).join('，')}。`, 'zh-CN');
    expect(pieces.length).toBeGreaterThan(3);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(100);
      expect(piece).toMatch(/[，。]$/);
    }
  });

  test('English ones below 350, never within a word or a number', () => {
    const text = `The committee heard ${Array.from({ length: 60 }, (_, n) => `witness ${n},500`).join(' and ')} at length.`;
    const pieces = splitSentences(text, 'en');
    expect(pieces.every((piece) => piece.length <= 350)).toBe(true);
    expect(pieces.join(' ')).toBe(text);
  });

  test('a text without any mark is cut too', () => {
    const pieces = splitSentences('一'.repeat(450), 'zh-CN');
    expect(pieces.map((piece) => piece.length)).toEqual([100, 100, 100, 100, 50]);
  });
});

test('no word is lost, whatever the text', () => {
  const pieces = [
    '他说',
    '“',
    '”',
    '。',
    '！',
    '，',
    'Dr. ',
    'U.S. ',
    'The ',
    'word ',
    '3.5',
    '\n',
    '「',
    '」',
    '…',
    'e.g. ',
    '😀',
    '测'.repeat(60),
  ];
  const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 5 })), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(text, fc.constantFrom('zh-CN', 'en', 'de', 'ru', 'xx-invalid-tag', 'ja'), (parts, language) => {
      const whole = parts.join('');
      expect(splitSentences(whole, language).join('').replace(/\s/gu, '')).toBe(whole.replace(/\s/gu, ''));
    }),
    { numRuns: 1000 },
  );
});
