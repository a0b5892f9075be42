/** An S3 server in a process of its own: moto's or Versity's, whose program the environment variable LECTERN_TEST_S3 names. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { freePort } from './free-port.ts';

export const s3Program = process.env['LECTERN_TEST_S3'];
export const S3_REGION = 'us-east-1';

/** Any pair does; the program under test takes them from its environment. */
export const S3_KEYS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

export type S3Server = {
  readonly endpoint: string;
  readonly client: S3Client;
  createBucket(name: string): Promise<void>;
  put(bucket: string, key: string, content: string): Promise<void>;
  get(bucket: string, key: string): Promise<Buffer>;
  listKeys(bucket: string): Promise<readonly string[]>;
  stop(): void;
};

export async function startS3Server(): Promise<S3Server> {
  if (s3Program === undefined) throw new Error('LECTERN_TEST_S3 names no program');
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const folder = await mkdtemp(join(tmpdir(), 'lectern-s3-server-'));
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = S3_KEYS;
  const keys = ['--access', AWS_ACCESS_KEY_ID, '--secret', AWS_SECRET_ACCESS_KEY];
  const options =
    basename(s3Program) === 'versitygw'
      ? [...keys, '--port', `127.0.0.1:${port}`, 'posix', folder]
      : ['-H', '127.0.0.1', '-p', String(port)];
  const server: ChildProcess = spawn(s3Program, options, { stdio: 'ignore', cwd: folder });
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
    put: async (Bucket, Key, Body) => void (await client.send(new PutObjectCommand({ Bucket, Key, Body }))),
    async get(Bucket, Key) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    },
    async listKeys(Bucket) {
      const keys: string[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket }))
        keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
      return keys;
    },
    stop: () => {
      server.once('exit', () => void rm(folder, { recursive: true, force: true }));
      server.kill();
    },
  };
}
