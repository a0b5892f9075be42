/** Starts the files that run the whole program before all others, so that no long one is left for the end. */
import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Their tests make an installation. */
const RUNS_PROGRAM = /\bcreate(?:Installation|Newsroom)\(/;

export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = new Map(sorted.map((file) => [file, RUNS_PROGRAM.test(readFileSync(file.moduleId, 'utf8'))]));
    return sorted.sort((a, b) => Number(isLong.get(b)) - Number(isLong.get(a)));
  }
}
