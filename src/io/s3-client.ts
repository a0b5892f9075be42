/** Speaks with Amazon S3, or with any service that speaks its protocol: patiently, and in terms of what went wrong. */
import { setTimeout as sleep } from 'node:timers/promises';
import { S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { LecternError } from '../errors.ts';

export type S3Place = {
  /** Absent: Amazon's own of the region. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  readonly bucket: string;
  /** Before every key: empty, or ends with `/`. */
  readonly prefix: string;
};

export type S3Patience = {
  /** A service that fails or is away is asked again for so long; default: only by the client, within a second or two. */
  readonly patienceMs?: number;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
};

const CONNECT_MS = 10_000;
const SILENCE_MS = 60_000;

/** By the client itself, within a second or two. */
const TRIES = 3;

/** Waits between further tries double up to the longest one. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;

/** Work that the service fails is tried again after so long. */
const AGAIN_MS = 60_000;

const clients = new Map<string, S3Client>();

/** Connections are shared by all that is in one service. */
export function clientFor({ endpoint, region }: S3Place): S3Client {
  const name = JSON.stringify([endpoint, region]);
  const client =
    clients.get(name) ??
    new S3Client({
      region,
      // Only Amazon has an address for each bucket.
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      maxAttempts: TRIES,
      // Many services know no other checksum than Content-MD5 and the signature's.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
    });
  clients.set(name, client);
  return client;
}

/**
 * What the service answers; `undefined` for what is not there.
 *
 * @throws LecternError `network`, `invalid`
 */
export async function askS3<T>(
  place: S3Place,
  what: string,
  request: () => Promise<T>,
  { patienceMs = 0, signal }: S3Patience,
): Promise<T | undefined> {
  const deadline = performance.now() + patienceMs;
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    try {
      return await request();
    } catch (thrown) {
      if (isAbsence(thrown)) return undefined;
      const error = toStoreError(thrown, what, place);
      if (!error.retryable || signal?.aborted || performance.now() + waitMs > deadline) throw error;
    }
    // Not all at the same moment. A stop ends the wait, and the next failure is the last.
    await sleep(waitMs * (0.5 + Math.random() / 2), undefined, { ...(signal && { signal }) }).catch(() => undefined);
  }
}

export const statusOf = (thrown: unknown): number | undefined =>
  thrown instanceof S3ServiceException ? thrown.$metadata.httpStatusCode : undefined;

/** A missing bucket is a fault; HEAD cannot tell it from a missing object. */
const isAbsence = (thrown: unknown): boolean => statusOf(thrown) === 404 && !isBucketMissing(thrown);

export const isBucketMissing = (thrown: unknown): boolean => thrown instanceof Error && thrown.name === 'NoSuchBucket';

function toStoreError(thrown: unknown, what: string, { bucket, endpoint }: S3Place): LecternError {
  if (thrown instanceof LecternError) return thrown;
  const status = statusOf(thrown);
  const why = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  const isKeyless = thrown instanceof Error && thrown.name === 'CredentialsProviderError';
  const isRefused = status === 401 || status === 403 || isKeyless;
  const isAway = !isKeyless && (status === undefined || status >= 500 || status === 429);
  return new LecternError(
    `The bucket ${bucket}${endpoint === undefined ? '' : ` at ${endpoint}`} did not ${what} (${why}).`,
    {
      code: isAway ? 'network' : 'invalid',
      stage: 'store',
      retryable: isAway,
      ...(isAway && { retryAfterMs: AGAIN_MS }),
      hint: isRefused
        ? 'Look at the keys (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY) and what they may do in the bucket.'
        : 'Look at storage.s3 in the configuration, and whether the service is reached from here; `lectern doctor` tries it.',
      cause: thrown,
    },
  );
}
