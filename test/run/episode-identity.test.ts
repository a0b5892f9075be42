import { describe, expect, it } from 'vitest';
import { identifyEpisode, toPublicUrl } from '../../src/run/episode-identity.ts';

describe('the identity of an episode', () => {
  it('comes from the show and the canonical URL, and is this one for ever', () => {
    expect(identifyEpisode('sample', 'https://example.org/a')).toEqual({
      guid: '602f16d0-794b-5df7-8025-890931a83675',
      id: '602f16d0794b',
    });
  });
  it('differs between shows and between articles', () => {
    const ids = [identifyEpisode('a', 'u'), identifyEpisode('b', 'u'), identifyEpisode('a', 'v')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });
  it('of a saved file does not depend on where the installation lies', () => {
    expect(toPublicUrl('file:///srv/pods/seeds/%E6%96%87%20a.html', '/srv/pods')).toBe(
      'file:///seeds/%E6%96%87%20a.html',
    );
    expect(toPublicUrl('file:///home/me/pods/seeds/%E6%96%87%20a.html', '/home/me/pods')).toBe(
      'file:///seeds/%E6%96%87%20a.html',
    );
    expect(toPublicUrl('file:///elsewhere/a.html', '/srv/pods')).toBe('file:///elsewhere/a.html');
    expect(toPublicUrl('https://example.org/a', '/srv')).toBe('https://example.org/a');
  });
});
