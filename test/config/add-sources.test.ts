import { describe, expect, it } from 'vitest';
import { addSources } from '../../src/config/add-sources.ts';

const FEEDS = [{ feed: 'https://paper.example/rss' }, { feed: 'https://b.example/?a=1&b=#x' }];

describe('sources that are added to the text of a configuration', () => {
  it('stand behind those of their show, and change nothing else', () => {
    const text = `# Mine.
shows:
    - id: one
      title: "One"   # kept
      sources:
          - feed: https://a.example/rss
            limit: 3 # of many

          # The last one:
          - { files: 'x/*.html' } # in braces

      # After it.
      language: en
    - id: two
      sources:
      - page: https://c.example/
`;
    expect(addSources(text, 'one', FEEDS)).toBe(
      text.replace(
        '# in braces\n',
        '# in braces\n          - feed: https://paper.example/rss\n          - feed: https://b.example/?a=1&b=#x\n',
      ),
    );
    expect(addSources(text, 'two', FEEDS.slice(0, 1))).toBe(`${text}      - feed: https://paper.example/rss\n`);
  });

  it('keep the line ends of the file, and end a last line that has none', () => {
    const text = 'shows:\r\n- id: one\r\n  sources:\r\n  - page: https://c.example/';
    expect(addSources(text, 'one', FEEDS.slice(0, 1))).toBe(`${text}\r\n  - feed: https://paper.example/rss\r\n`);
  });

  it.each([
    'shows: [{ id: one, sources: [{ page: "https://c.example/" }] }]',
    'shows:\n- id: one\n  sources: [{ page: "https://c.example/" }]\n',
    'shows:\n- id: another\n  sources:\n  - page: https://c.example/\n',
    'shows:\n- id: one\n',
    '',
  ])('have no place in %j', (text) => {
    expect(addSources(text, 'one', FEEDS)).toBeUndefined();
  });
});
