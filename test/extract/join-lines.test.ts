/** Lines that are one element each are sentences again. */
import { describe, expect, it } from 'vitest';
import { joinLines } from '../../src/extract/join-lines.ts';
import type { Block } from '../../src/model.ts';

const blocks = (...texts: readonly string[]): readonly Block[] => texts.map((text) => ({ kind: 'paragraph', text }));
const joined = (...texts: readonly string[]) =>
  joinLines(blocks(...texts)).map((block) => 'text' in block && block.text);

describe('hard-wrapped lines', () => {
  it('are joined to the sentence that they are', () => {
    expect(
      joined(
        'The council wrote to every house along the quay',
        'that the wall would be built in two parts, the first',
        'before winter.',
        'The river rose two meters overnight.',
      ),
    ).toEqual([
      'The council wrote to every house along the quay that the wall would be built in two parts, the first before winter.',
      'The river rose two meters overnight.',
    ]);
  });

  it('are no stanzas, whose lines stand apart', () => {
    const stanzas = [
      '围墙上的字还剩下半句 另外半句，让爬山虎念去了',
      '我父亲曾在这里排队 肩上的麻袋比他还要高一截',
      '如今磅秤生了锈，指针停在 一个不轻不重的数目上',
    ];
    expect(joined(...stanzas)).toEqual(stanzas);
  });

  it('are joined without a space in Chinese', () => {
    expect(
      joined(
        '镇议会给码头边的每一户人家都写了信，信里',
        '说防波墙将分成两段来修，第一段要赶在入冬',
        '以前完工，第二段等钱到了再修。',
      ),
    ).toEqual([
      '镇议会给码头边的每一户人家都写了信，信里说防波墙将分成两段来修，第一段要赶在入冬以前完工，第二段等钱到了再修。',
    ]);
  });

  it.each([
    ['short lines of verse', ['shall I compare thee', 'to a summer day']],
    [
      'lines that begin with a capital',
      ['Rough winds do shake the darling buds of May', 'And summer has too short a date'],
    ],
    ['whole sentences', ['The wall was built before the winter came.', 'iPhones were not allowed on the quay.']],
    ['lines that introduce', ['The council wrote to every house along the quay:', 'the wall comes down.']],
    ['Chinese lines of unlike length', ['他在墙上写下了很长很长的一句话给后来的人看', '后来的人没有来', '墙倒了']],
    ['two Chinese lines', ['他在墙上写下了很长很长的一句话给后来的人看', '后来的人真的来了，看到了那一句很长很长的话']],
  ])('are not seen in %s', (_, texts) => {
    expect(joined(...texts)).toEqual(texts);
  });

  it('keep what is marked where it is marked', () => {
    const [one] = joinLines([
      { kind: 'paragraph', text: 'The council wrote to every house along the quay' },
      { kind: 'paragraph', text: 'that the wall would be built', spans: [{ kind: 'strong', start: 9, end: 13 }] },
    ]);
    expect(one).toEqual({
      kind: 'paragraph',
      text: 'The council wrote to every house along the quay that the wall would be built',
      spans: [{ kind: 'strong', start: 57, end: 61 }],
    });
  });

  it('end at a heading', () => {
    const all: readonly Block[] = [
      ...blocks('The council wrote to every house along the quay'),
      { kind: 'heading', level: 2, text: 'a plan' },
      ...blocks('that the wall would be built'),
    ];
    expect(joinLines(all)).toEqual(all);
  });
});
