/** The process that speaks with Kokoro: one model, one thread, one sentence at a time. Its argument is an EngineConfig. */
import { answerRequests } from '../answer-requests.ts';
import { createKokoroEngine, type EngineConfig } from './create-engine.ts';

const config = JSON.parse(process.argv[2] ?? '{}') as EngineConfig;
answerRequests({ kokoro: () => createKokoroEngine(config) });
