/** A recogniser for one question, opened for it and closed after it. */
import { openReading } from '../app.ts';
import type { Config } from '../config/read-config.ts';
import { openRecognizers } from '../drivers/open-recognizer.ts';
import type { Recognizer } from '../narrate/recognizer.ts';

/** @returns what `use` makes of the recogniser that is set up or installed, or of none. @throws what `use` throws */
export async function withRecognizer<T>(
  config: Config,
  use: (recognizer: Recognizer | undefined) => Promise<T>,
): Promise<T> {
  const { http, hearing } = openReading(config);
  const recognizers = openRecognizers(config, hearing);
  try {
    return await use(await recognizers.current());
  } finally {
    await recognizers.close();
    await http.close();
  }
}
