/**
 * Starts the files that run the whole program before all others, so that no long one is left for the end; last, those that
 * share a process, which Vitest ends as soon as another file is next.
 */
import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Their tests make an installation. */
const RUNS_PROGRAM = /\bcreate(?:Installation|Newsroom)\(/;

export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const turn = new Map(
      sorted.map((file) => {
        const runsProgram = RUNS_PROGRAM.test(readFileSync(file.moduleId, 'utf8'));
        return [file, (file.project.config.isolate ? 0 : 2) + (runsProgram ? 0 : 1)];
      }),
    );
    return sorted.sort((a, b) => (turn.get(a) ?? 0) - (turn.get(b) ?? 0));
  }
}
