/** The worker thread's side of the pool, with the engines that run in it. */
import { answerRequests } from './answer-requests.ts';
import { createEspeakSpeaker } from './drivers/espeak.ts';
import { createFliteSpeaker } from './drivers/flite.ts';

answerRequests({ espeak: createEspeakSpeaker, flite: createFliteSpeaker });
