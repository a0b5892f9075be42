import { describe, expect, it } from 'vitest';
import { describeRunEvent } from '../../src/commands/describe-run-event.ts';
import type { ControlEvent } from '../../src/jobs/run-control.ts';

const at = '2026-05-01T08:00:00.000Z';
const tell = (event: ControlEvent['event'], language: string) => describeRunEvent({ at, event }, language, 'UTC').text;

describe('a line of a run', () => {
  it('says in the reader’s language why a recording is missing', () => {
    const event: ControlEvent['event'] = {
      ...{ kind: 'item', showId: 'harbour', url: 'https://a.example/b', outcome: 'new', title: '港口' },
      missingClips: [
        { url: 'https://a.example/1.mp3', reason: 'It is cut off.', why: { kind: 'clip', fault: 'cut-off' } },
        {
          url: 'https://a.example/2.mp3',
          reason: 'It is gone.',
          why: { kind: 'answered', host: 'a.example', status: 404 },
        },
        // Of an episode of another version.
        { url: 'https://a.example/3.mp3', reason: 'It is odd.' },
      ],
    };
    expect(tell(event, 'zh-CN')).toMatch(/港口\. 录音不完整，下次会重新下载。; a\.example 回答 404.*。; It is odd\.$/);
    expect(tell(event, 'zh-TW')).toMatch(/港口\. 錄音不完整，下次會重新下載。; a\.example 回應 404.*。; It is odd\.$/);
    expect(tell(event, 'en')).toMatch(/港口\. It is cut off\.; It is gone\.; It is odd\.$/);
  });
});
