import { createLocalEvents } from '../../src/jobs/local-events.ts';
import { describeEvents } from '../contracts/events-contract.ts';

describeEvents('in a process', async () => ({ events: createLocalEvents(), delivered: async () => undefined }));
