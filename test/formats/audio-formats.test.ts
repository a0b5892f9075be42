/** Everything that asks for a format takes what the list of formats says. */
import { expect, test } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import { audioFormats } from '../../src/formats/audio-formats.ts';
import { contentType } from '../../src/serve/content-types.ts';

const configuration = (audio: string) => `
site: { baseUrl: "http://localhost" }
shows:
  - { id: a, title: A, language: en, author: A, audio: { ${audio} }, sources: [{ feed: "http://localhost/feed" }] }
`;

test.each(audioFormats)(
  '$name can be configured as format and small rendition, and is served as what it is',
  (format) => {
    const { shows } = parseConfig(configuration(`format: ${format.name}, lite: ${format.codec}`), 'test', '/');
    expect(shows[0]?.audio).toMatchObject({ format: format.name, lite: format.codec });
    expect(contentType(`episode.${format.extension}`)).toBe(format.mimeType);
  },
);

test('names, extensions, media types and codecs are unique', () => {
  for (const key of ['name', 'extension', 'mimeType', 'codec'] as const)
    expect(new Set(audioFormats.map((format) => format[key])).size).toBe(audioFormats.length);
});

test('a format that is not in the list is refused', () => {
  expect(() => parseConfig(configuration('format: wav'), 'test', '/')).toThrow(/format/);
});
