/** Lines of the author that begin or sound like a site's calls and notices, and the calls and notices themselves. */
import { describe, expect, it } from 'vitest';
import { textsWithin as within } from './lines-at.ts';

describe('a line that begins like a call', () => {
  it.each([
    'Call Me by the Old River is available to digitally purchase on Amazon, YouTube, and Google Play.',
    'Watch Your Step at the Pier is currently streaming on Netflix and available on YouTube.',
    'Follow Me to the North Sea opens first at the festival of our town and then on Netflix.',
  ])('is read where it begins with the name of a work: %s', (text) => expect(within(`<p>${text}</p>`)).toEqual([text]));

  it.each([
    'You’re getting a lot of rain now but I am happy you are writing. Hope you continue to be a voice!',
    'You’ve a lot of friends in this town now, and nobody hears it today but you!',
  ])('is read where one person speaks to another: %s', (text) =>
    expect(within(`<blockquote><p>${text}</p><p>I doubt that I will.</p></blockquote>`)).toContain(text),
  );

  it.each([
    'You’re reading the weekly edition of The Pier. Subscribe now to get it free in your inbox!',
    'You’ve reached the end of our free preview. Subscribe today!',
    'Follow Us on Facebook and get the latest news for free!',
  ])('is left out: %s', (text) => expect(within(`<p>${text}</p>`)).toEqual([]));
});

describe('what is called a disclaimer', () => {
  it.each([
    'Disclaimer: if you see different sizes of boats when you come on foot, that is because we do not use the big one on weekdays.',
    'Disclaimer: I could not swim when all of this happened, and the ferry had no boats of its own.',
  ])('is read where it only explains the text: %s', (text) =>
    expect(within(`<p><em>${text}</em></p>`)).toEqual([text]),
  );

  it.each([
    'Disclaimer: This is not financial advice. Do your own research.',
    'Disclaimer: I received this product for free in exchange for an honest review.',
    'Disclaimer: The views expressed here are those of the writer alone.',
    'Disclaimer: Ann Ames works for a shipyard that is named above.',
  ])('is left out: %s', (text) => expect(within(`<p>${text}</p>`)).toEqual([]));
});
