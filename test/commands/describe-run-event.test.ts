import { describe, expect, it } from 'vitest';
import { describeRunEvent } from '../../src/commands/describe-run-event.ts';
import type { ControlEvent } from '../../src/jobs/run-control.ts';
import { describePace } from '../../src/narrate/voice-models/kokoro-state.ts';

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

  it('says in the reader’s language what a run tells beside its articles', () => {
    const state = { voices: ['af_heart'], isQuick: true, pace: 3.21 };
    const pace = describePace(state);
    if (!pace) throw new Error('No pace is told.');
    const event = { kind: 'notice', message: pace.text, why: pace.why } as const;
    expect(tell(event, 'zh-CN')).toBe('08:00:00 由神经网络声音朗读；这台机器每分钟能录 3.2 分钟。');
    expect(tell(event, 'zh-TW')).toBe('08:00:00 由神經網路聲音朗讀；這台機器每分鐘能錄 3.2 分鐘。');
    expect(tell(event, 'en')).toBe('08:00:00 The neural voice speaks; this machine narrates 3.2 minutes a minute.');
    const rests = { kind: 'source-rests', source: 'https://a.example/feed' } as const;
    const ofShow = { kind: 'notice', showId: 'harbour', message: 'It rests.', why: rests } as const;
    expect(tell(ofShow, 'zh-CN')).toBe('08:00:00 harbour: https://a.example/feed 上次列出失败，过一段时间再试。');
    expect(tell({ kind: 'notice', showId: 'harbour', message: 'It rests.' }, 'zh-CN')).toBe(
      '08:00:00 harbour: It rests.',
    );
  });
});
