import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import type { RunEvent } from '../../src/jobs/events.ts';
import { type HandleContext, handleJob, type JobParts } from '../../src/jobs/handle-job.ts';

/** Does the job in a folder without the voice, whose only place has none. */
async function install(more: { readonly download?: string; readonly isOffline?: boolean } = {}) {
  const config = parseConfig(
    `narrators: { kokoro: { from: nowhere, download: ${more.download ?? 'auto'} } }
paths: { data: /nowhere/data }
shows: [{ id: show, title: T, language: en, author: A, sources: [{ files: a }] }]`,
    'test.yaml',
    '/nowhere',
  );
  const told: RunEvent[] = [];
  const context = {
    signal: new AbortController().signal,
    report: { tell: (event: RunEvent) => told.push(event) },
  } as unknown as HandleContext;
  const parts = { config, isOffline: more.isOffline, now: () => new Date('2026-03-01T00:00:00.000Z') };
  const { outcome } = await handleJob(parts as unknown as JobParts, { kind: 'install-voice', patienceMs: 10 }, context);
  return { outcome, told };
}

describe('the installation of the neural voice', () => {
  it('is looked for again in an hour when no place has it, and says what speaks meanwhile', async () => {
    const { outcome, told } = await install();
    // Without a reason: it is never given up.
    expect(outcome).toEqual({ kind: 'postponed', until: '2026-03-01T01:00:00.000Z' });
    expect(told).toEqual([
      {
        kind: 'notice',
        message: expect.stringMatching(/^The embedded voices speak for now.*\(.+\)$/),
        why: { kind: 'voice-not-brought', because: expect.stringContaining('nowhere') },
      },
    ]);
  });

  it('is not looked for where nobody may be asked', async () => {
    for (const more of [{ isOffline: true }, { download: 'never' }]) {
      const { outcome, told } = await install(more);
      expect(outcome.kind).toBe('done');
      expect(told).toMatchObject([
        { kind: 'notice', message: expect.stringMatching(/^The embedded voices speak[^(]*$/) },
      ]);
    }
  });
});
