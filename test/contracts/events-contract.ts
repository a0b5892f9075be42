/** What every driver of the events has to do, however far they go. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Events, RunEvent } from '../../src/jobs/events.ts';

export type EventsUnderTest = {
  readonly events: Events;
  /** Resolves when all that was published has come. */
  delivered(): Promise<void>;
};

const notice = (message: string): RunEvent => ({ kind: 'notice', showId: 'a', message });

export function describeEvents(name: string, open: () => Promise<EventsUnderTest>): void {
  describe(`events ${name}`, () => {
    let opened: EventsUnderTest;
    let heard: string[];
    const hear = (who: string) => (event: RunEvent, batches: readonly string[]) =>
      heard.push(`${who} ${batches.join('+')}: ${event.kind === 'notice' ? event.message : event.kind}`);
    beforeEach(async () => {
      opened = await open();
      heard = [];
    });

    it('reach those who listen to their batch or to all, in order', async () => {
      const { events } = opened;
      events.subscribe('one', hear('first'));
      events.subscribe('two', hear('second'));
      events.subscribe(undefined, hear('all'));
      events.publish(['one'], notice('a'));
      events.publish(['two', 'one'], notice('b'));
      events.publish([], notice('c'));
      events.publish(['two'], notice('d'));
      await opened.delivered();
      const of = (who: string) => heard.filter((line) => line.startsWith(`${who} `));
      expect(of('first')).toEqual(['first one: a', 'first two+one: b']);
      expect(of('second')).toEqual(['second two+one: b', 'second two: d']);
      expect(of('all')).toEqual(['all one: a', 'all two+one: b', 'all : c', 'all two: d']);
      expect(heard).toHaveLength(8);
    });

    it('do not reach late subscribers, nor those that stopped', async () => {
      const { events } = opened;
      const stay = hear('same');
      events.publish(['one'], notice('before'));
      await opened.delivered();
      const stop = events.subscribe('one', stay);
      events.subscribe('one', stay);
      events.publish(['one'], notice('a'));
      await opened.delivered();
      stop();
      events.publish(['one'], notice('b'));
      await opened.delivered();
      expect(heard).toEqual(['same one: a', 'same one: a', 'same one: b']);
    });
  });
}
