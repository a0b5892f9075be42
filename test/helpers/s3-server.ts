/** An S3 server in a process of its own: moto's, whose program the environment variable LECTERN_TEST_S3 names. */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { freePort } from './free-port.ts';

export const s3Program = process.env['LECTERN_TEST_S3'];
export const S3_REGION = 'us-east-1';

/** Any pair does; the program under test takes them from its environment. */
export const S3_KEYS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

export type S3Server = {
  readonly endpoint: string;
  readonly client: S3Client;
  createBucket(name: string): Promise<void>;
  stop(): void;
};

export async function startS3Server(): Promise<S3Server> {
  if (s3Program === undefined) throw new Error('LECTERN_TEST_S3 names no program');
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const server: ChildProcess = spawn(s3Program, ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  let hasFailed = false;
  server.once('error', () => {
    hasFailed = true;
  });
  const isUp = () =>
    fetch(endpoint).then(
      () => true,
      () => false,
    );
  while (!(await isUp())) {
    if (hasFailed || server.exitCode !== null) throw new Error(`${s3Program} ended`);
    await sleep(100);
  }
  const credentials = { accessKeyId: S3_KEYS.AWS_ACCESS_KEY_ID, secretAccessKey: S3_KEYS.AWS_SECRET_ACCESS_KEY };
  const client = new S3Client({ endpoint, region: S3_REGION, forcePathStyle: true, credentials });
  return {
    endpoint,
    client,
    createBucket: async (name) => void (await client.send(new CreateBucketCommand({ Bucket: name }))),
    stop: () => void server.kill(),
  };
}
