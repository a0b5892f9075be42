/** The index of rules: no line is missed that the whole expression matches, and most are not tried. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LetterPairs, placesOf } from '../../src/extract/letter-pairs.ts';
import { beginningOf, distribute, joinRanges, openingsOf } from '../../src/extract/openings.ts';
import { createRuleIndex, readText } from '../../src/extract/rule-index.ts';
import { RULE_LISTS } from '../../src/extract/rule-lists.ts';
import { tabulateRules } from '../../src/extract/rule-table.ts';
import { wordSetsIn, wordsIn } from '../../src/extract/words-in.ts';

const alternatives = (source: string) => distribute(source).map((ranges) => joinRanges(source, ranges));
const mayMatch = (source: string, text: string) =>
  alternatives(source).some((line) => openingsOf(line).some((opening) => beginningOf(text).startsWith(opening)));

describe('openings of an expression', () => {
  it.each([
    ['^(?:sign up|subscribe)\\b', 'Sign up now', 'Read on'],
    ['^(?:the )?(?:views|opinions)\\b', 'Opinions are free', 'The article'],
    ['^[(（【]?\\s?(?:编辑|校对)', '（ 校对：王二', '校订'],
    ['^\\d{1,3} of \\d', '12 of 40', 'a of b'],
    ['^(?:a?)+b', 'b', undefined],
    ['^[^。]{0,20}完', '本文完', undefined],
    ['^\\p{Lu}[^.]{1,40} is a newsroom', 'Ärzteblatt is a newsroom', undefined],
    ['^(?=.*x)(?!y)z', 'zx', 'yx'],
    ['^[▶►🎧]?\\s?listen', '🎧 listen', undefined],
    ['^(?:ad\\s?)?(?:$|x)', 'x', undefined],
    ['^[-–—]{1,2}\\s?30', '— 30 —', '30'],
    ['^a\\/n:', 'A/N: hello', 'an:'],
    ['^(?:x|y[)|]z)w', 'Y|zw', 'zw'],
    ['^s\\.?o', 'ſo', 'to'],
    ['^ads? here', 'ad here', 'axe here'],
    ['^subscribe', 'Subscribe', 'Subject'],
    ['\\bnewsletter\\b|^get ', 'Our newsletter', undefined],
    ['(?:^|[.!] )get the app', 'Now. Get the app', undefined],
  ])('%s may match %s', (source, text, other) => {
    expect(mayMatch(source, text)).toBe(true);
    if (other !== undefined) expect(mayMatch(source, other)).toBe(false);
  });

  it.each([
    ['\\b(?:gets?|earns?) a (?:small )?commission\\b', ['commission']],
    ['^Also available\\.? in (?:Spanish|English)', ['also available']],
    ['colou?rs?', ['colo']],
    ['^x👍?yes$', ['yes']],
    ['^\\x41bc', ['bc']],
    ['^(?:a|b)', ['a', 'b']],
    ['^(?:a|b?)', ['']],
    ['^(?:readers|members?) (?:pay|give)', ['readers', 'member']],
    ['x[ab]yz+w', ['xayz', 'xbyz']],
    ['x[^a]yz{2}w', ['yz']],
    ['ab\\b c', ['ab c']],
    ['^\\p{Lu}{1,3}\\s?\\/\\s?The', ['the']],
    ['^\\d\\/\\d', ['/']],
    ['[转轉][载載][请請]?', ['转载', '转載', '轉载', '轉載']],
    ['\\s[\\d\\s]x', ['x']],
    ['^\\p{Lu}\\u00e9 is', [' is']],
    ['(?=.*sure)(?:on|off)?', ['']],
  ])('%s asks for one of %j', (source, words) => expect(wordsIn(source)).toEqual(words));

  it.each([
    [
      '^(?:readers|members?) (?:pay|give)',
      [
        ['readers', 'member'],
        ['pay', 'give'],
      ],
    ],
    ['^(?:a|b) long way (?:up)? to .* the shore', [[' the shore'], [' long way ']]],
    ['^\\d{1,3}$', []],
  ])('%s asks for one of each of %j', (source, sets) => expect(wordSetsIn(source)).toEqual(sets));

  it('ask for one of the characters of Chinese words where there are too many words', () => {
    const works = [...'编校审监责网美排制策统终初签出采撰记通作摄剪图文来供翻译插视'];
    const words = works.flatMap((work) => [`${work}辑`, `${work}對`]);
    expect(wordsIn(`^(?:${words.join('|')})`)).toEqual(works);
    expect(wordsIn(`^(?:${words.join('|')}|by): \\d`)).toEqual([': ']);
  });

  it('tell most words that a text has not from its pairs of letters, and none that it has', () => {
    const pairs = new LetterPairs('the ferry leaves at nine, 转载请注明');
    for (const word of ['ferry', 'at nine', 'y l', '转载', '请', 't', ''])
      expect(pairs.mayHave(placesOf(word)), word).toBe(true);
    for (const word of ['commission', 'newsletter', '轉載', '關'])
      expect(pairs.mayHave(placesOf(word)), word).toBe(false);
  });

  it('take an expression apart at the group that begins it', () => {
    expect(alternatives('^(?:a|(?:b|c)d)e$|f')).toEqual(['^ae$', '^bde$', '^cde$', 'f']);
    expect(alternatives('^(?:a|b)?c')).toEqual(['^(?:a|b)?c']);
  });
});

describe('the index of rules', () => {
  const rule = (reason: string, pattern: RegExp) => ({ reason, pattern, shape: 'whole', maxWeight: 100 }) as const;
  const rules = [
    rule('first', /^(?:sign up|subscribe) (?:now|here)$/i),
    rule('second', /newsletter|^subscribe/i),
    rule('third', /^read more$/i),
  ];
  const index = createRuleIndex(rules);
  const found = (text: string) => index(readText(text)).find(({ matches }) => matches(readText(text)))?.rule.reason;

  it('finds the first rule that matches, wherever in the text it does', () => {
    expect(found('Subscribe here')).toBe('first');
    expect(found('Subscribe if you can')).toBe('second');
    expect(found('The newsletter of the house')).toBe('second');
    expect(found('READ MORE')).toBe('third');
    expect(found('Read more books')).toBeUndefined();
  });

  it('tries only what can begin so', () => {
    expect(index(readText('Walk on')).map(({ rule: { reason } }) => reason)).toEqual(['second']);
  });

  it('finds the same by a table that was made before and kept as JSON', () => {
    const table = JSON.parse(JSON.stringify(tabulateRules(rules)));
    const [text, lines] = [readText('Subscribe here'), createRuleIndex(rules, table)(readText('Subscribe here'))];
    expect(lines.filter(({ matches }) => matches(text)).map(({ rule: { reason } }) => reason)).toEqual(
      index(text)
        .filter(({ matches }) => matches(text))
        .map(({ rule: { reason } }) => reason),
    );
  });

  it('makes its own table when the rules are others than those of the table', () => {
    const others = [rule('other', /^subscribe now$/i)];
    const lines = createRuleIndex(others, tabulateRules(rules))(readText('Subscribe now'));
    expect(lines.map(({ rule: { reason } }) => reason)).toEqual(['other']);
  });

  it('finds for lines of every kind the rules whose whole expressions match', () => {
    const folder = join(import.meta.dirname, '../fixtures/lines');
    const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
    for (const list of Object.values(RULE_LISTS)) {
      const inList = createRuleIndex(list);
      for (const line of lines.filter((_, at) => at % 40 === 0)) {
        const read = readText(line);
        const matching = new Set(
          inList(read)
            .filter(({ matches }) => matches(read))
            .map((one) => one.rule),
        );
        expect(
          list.filter((one) => one.pattern.test(line) !== matching.has(one)),
          line,
        ).toEqual([]);
      }
    }
  });
});
