import { describe, expect, it } from 'vitest';
import { findAddresses } from '../../src/serve/find-addresses.ts';

describe('addresses in what is pasted or shared', () => {
  it.each([
    ['one a line', 'https://a.example/1\nhttps://b.example/2\r\n', ['https://a.example/1', 'https://b.example/2']],
    ['each once', 'https://a.example/1 https://a.example/1', ['https://a.example/1']],
    [
      'at the end of a sentence',
      'Read https://a.example/x. And (https://b.example/y)!',
      ['https://a.example/x', 'https://b.example/y'],
    ],
    [
      'with brackets of its own',
      'https://en.example/wiki/Mercury_(planet)',
      ['https://en.example/wiki/Mercury_(planet)'],
    ],
    [
      'in Markdown',
      '[a](https://a.example/x), **https://b.example/y**',
      ['https://a.example/x', 'https://b.example/y'],
    ],
    [
      'in Chinese text',
      '看看这篇：https://a.example/x，还有「https://b.example/y」。',
      ['https://a.example/x', 'https://b.example/y'],
    ],
    ['that Chinese runs on behind', 'https://t.example/AbC9点击查看全文', ['https://t.example/AbC9']],
    ['with Chinese of its own', 'https://zh.example/wiki/港口', ['https://zh.example/wiki/港口']],
    ['without a scheme, alone on its line', 'paper.example/2024/bridge', ['https://paper.example/2024/bridge']],
    ['with a query', '<https://a.example/?q=1&r=%E6%B8%AF#part>', ['https://a.example/?q=1&r=%E6%B8%AF#part']],
    ['of no other scheme', 'javascript:alert(1) file:///etc/passwd ftp://a.example/', []],
    ['in none', 'Nothing to see here, e.g. this. And so on', []],
  ])('finds them %s', (_, text, addresses) => {
    expect(findAddresses(text)).toEqual(addresses);
  });

  it('takes no longer for what is made to take long', () => {
    expect(findAddresses(`https://a.example/${')'.repeat(4000)}`)).toHaveLength(1);
    expect(findAddresses(`https://${'a.'.repeat(20_000)}`).length).toBeLessThanOrEqual(1);
    expect(findAddresses('a-'.repeat(30_000))).toEqual([]);
  });
});
