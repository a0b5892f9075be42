/** Names marked as an author's beside a picture: who wrote the text, or who made the picture. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const IMAGE = '<img src="/pier.jpg" width="640">';
const byline = (box: string) => extractArticle(page(box + paragraphs(LONG_PROSE)), URL_OF_PAGE).article?.byline;

describe('the writer is named', () => {
  it.each([
    `<figure class="hero">${IMAGE}<div class="byline">By Ruth Quill</div></figure>`,
    `<figure class="hero">${IMAGE}<figcaption>The pier. <span class="byline">Von Ruth Quill</span></figcaption></figure>`,
    `<figure class="headshot">${IMAGE}<span class="author-name">Ruth Quill</span></figure>`,
    `<figure>${IMAGE}<span itemprop="author">Ruth Quill</span></figure>`,
    '<div class="byline">Fotos: Ann Ames | Von Ruth Quill</div>',
    '<div class="byline">Bild: Ann Ames | Autorin: Ruth Quill</div>',
    '<a class="media__author" href="/ruth">Ruth Quill</a>',
    '<span class="media-author">Ruth Quill</span>',
    '<span class="gallery-author">Ruth Quill</span>',
  ])('in %s', (box) => expect(byline(box)).toBe('Ruth Quill'));
});

describe('the maker of a picture is not', () => {
  it.each([
    `<figure>${IMAGE}<figcaption>The pier <span class="author">Bo Bell</span></figcaption></figure>`,
    '<span class="media-caption-author">Bo Bell</span>',
    '<div class="byline">Photos by Bo Bell</div>',
  ])('in %s', (box) => expect(byline(box)).toBeUndefined());
});
