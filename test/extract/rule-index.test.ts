/** The index of rules: no line is missed that the whole expression matches, and most are not tried. */
import { describe, expect, it } from 'vitest';
import { beginningOf, distribute, openingsOf, wordIn } from '../../src/extract/openings.ts';
import { createRuleIndex } from '../../src/extract/rule-index.ts';

const mayMatch = (source: string, text: string) =>
  distribute(source).some((line) => openingsOf(line).some((opening) => beginningOf(text).startsWith(opening)));

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
    ['\\b(?:gets?|earns?) a (?:small )?commission\\b', 'commission'],
    ['^Also available\\.? in (?:Spanish|English)', 'also available'],
    ['colou?rs?', 'colo'],
    ['^(?:a|b)', ''],
    ['x[ab]yz+w', 'yz'],
    ['^\\p{Lu}\\u00e9 is', ' is'],
  ])('%s asks for the word %s', (source, word) => expect(wordIn(source)).toBe(word));

  it('take an expression apart at the group that begins it', () => {
    expect(distribute('^(?:a|(?:b|c)d)e$|f')).toEqual(['^ae$', '^bde$', '^cde$', 'f']);
    expect(distribute('^(?:a|b)?c')).toEqual(['^(?:a|b)?c']);
  });
});

describe('the index of rules', () => {
  const rule = (reason: string, pattern: RegExp) => ({ reason, pattern, shape: 'whole', maxWeight: 100 }) as const;
  const index = createRuleIndex([
    rule('first', /^(?:sign up|subscribe) (?:now|here)$/i),
    rule('second', /newsletter|^subscribe/i),
    rule('third', /^read more$/i),
  ]);
  const found = (text: string) => index(text).find(({ matches }) => matches(text, text.toLowerCase()))?.rule.reason;

  it('finds the first rule that matches, wherever in the text it does', () => {
    expect(found('Subscribe here')).toBe('first');
    expect(found('Subscribe if you can')).toBe('second');
    expect(found('The newsletter of the house')).toBe('second');
    expect(found('READ MORE')).toBe('third');
    expect(found('Read more books')).toBeUndefined();
  });

  it('tries only what can begin so', () => {
    expect(index('Walk on').map(({ rule: { reason } }) => reason)).toEqual(['second']);
  });
});
