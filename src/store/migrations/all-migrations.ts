/** Every migration, in order. A landed one is never changed; a new one is a file and a line here. */
import type { Migration } from 'kysely';
import { up as first } from './0001-first.ts';
import { up as libraryMemory } from './0002-library-memory.ts';
import { up as hostRests } from './0003-host-rests.ts';
import { up as standIns } from './0004-stand-ins.ts';
import { up as jobs } from './0005-jobs.ts';
import { up as doneAgain } from './0006-done-again.ts';
import { up as postgresFirst } from './0006-postgres.ts';
import { up as sharedQueue } from './0007-shared-queue.ts';
import { up as siteObjects } from './0008-site-objects.ts';
import { up as jobAges } from './0009-job-ages.ts';
import { up as robots } from './0010-robots.ts';
import { up as people } from './0011-people.ts';
import { up as queueCalls } from './0012-queue-calls.ts';
import { up as itemPages } from './0013-item-pages.ts';
import { up as takeAgain } from './0014-take-again.ts';
import { up as feeds } from './0015-feeds.ts';
import { up as playOrder } from './0016-play-order.ts';
import { up as importedBy } from './0017-imported-by.ts';
import { up as runNotices } from './0018-run-notices.ts';
import { up as why } from './0019-why.ts';
import { up as coveredHeads } from './0020-covered-heads.ts';

export const allMigrations: Readonly<Record<string, Migration>> = {
  '0001-first': { up: first },
  '0002-library-memory': { up: libraryMemory },
  '0003-host-rests': { up: hostRests },
  '0004-stand-ins': { up: standIns },
  '0005-jobs': { up: jobs },
  '0006-done-again': { up: doneAgain },
  '0007-shared-queue': { up: sharedQueue },
  '0008-site-objects': { up: siteObjects },
  '0009-job-ages': { up: jobAges },
  '0010-robots': { up: robots },
  '0011-people': { up: people },
  '0013-item-pages': { up: itemPages },
  '0015-feeds': { up: feeds },
  '0016-play-order': { up: playOrder },
  '0017-imported-by': { up: importedBy },
  '0018-run-notices': { up: runNotices },
  '0019-why': { up: why },
  '0020-covered-heads': { up: coveredHeads },
};

/** PostgreSQL has no history before the seventh, and calls that only BullMQ's tables have. */
export const postgresMigrations: Readonly<Record<string, Migration>> = {
  '0006-postgres': { up: postgresFirst },
  ...Object.fromEntries(Object.entries(allMigrations).filter(([name]) => name > '0007')),
  '0012-queue-calls': { up: queueCalls },
  '0014-take-again': { up: takeAgain },
};
