import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeUrl, resolveLink } from '../../src/sources/normalize-url.ts';

describe('an address', () => {
  it.each([
    ['https://Canal.example:443/A?utm_source=x&id=7&fbclid=1#part', 'https://canal.example/A?id=7'],
    ['http://canal.example:80/?spm=a.1&UTM_Medium=mail', 'http://canal.example/'],
    ['https://canal.example/a?b=1&a=%E6%96%B0+x&b=2', 'https://canal.example/a?b=1&a=%E6%96%B0+x&b=2'],
    ['https://canal.example/app#!/story/7', 'https://canal.example/app#!/story/7'],
    ['https://canal.example:8443/a?', 'https://canal.example:8443/a'],
    ['file:///srv/a.html?utm_source=x', 'file:///srv/a.html?utm_source=x'],
  ])('%s is %s', (address, normal) => expect(normalizeUrl(address)).toBe(normal));

  it('that is normal stays so, and its host and path are never touched', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        fc.constantFrom('', 'utm_source=a', 'spm=1'),
        (url, more) => {
          const address = more === '' ? url : url.replace(/(\?|#|$)/, `?${more}&`);
          const normal = normalizeUrl(address);
          expect(normalizeUrl(normal)).toBe(normal);
          const [before, after] = [new URL(address), new URL(normal)];
          expect([after.host, after.pathname, after.protocol]).toEqual([before.host, before.pathname, before.protocol]);
        },
      ),
    );
  });

  it('of a link is absolute, or none', () => {
    expect(resolveLink(' ../b?utm_id=1 ', 'https://canal.example/a/')).toBe('https://canal.example/b');
    expect(resolveLink('javascript:void(0)', 'https://canal.example/a/')).toBeUndefined();
    expect(resolveLink(undefined, 'https://canal.example/a/')).toBeUndefined();
  });
});
