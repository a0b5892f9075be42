import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { listen } from '../../src/serve/listen.ts';

describe('listening', () => {
  it('says what to do when the port is taken', async () => {
    const first = await listen((_request, response) => response.end('x'), { host: '127.0.0.1', port: 0 });
    await expect(listen(() => undefined, { host: '127.0.0.1', port: first.port })).rejects.toMatchObject({
      code: 'busy',
      hint: expect.stringContaining('--port'),
    });
    await first.close(0);
  });

  it('lets a running download finish before it closes', async () => {
    let finish: () => void = () => undefined;
    const server = await listen(
      (_request, response) => {
        response.write('first ');
        finish = () => response.end('last');
      },
      { host: '127.0.0.1', port: 0 },
    );
    const answer = await request(`http://127.0.0.1:${server.port}/`);
    const closed = server.close(60_000);
    finish();
    expect(await answer.body.text()).toBe('first last');
    await closed;
  });

  it('ends what does not finish within the limit', async () => {
    const server = await listen((_request, response) => void response.write('never ending'), {
      host: '127.0.0.1',
      port: 0,
    });
    const answer = await request(`http://127.0.0.1:${server.port}/`);
    await server.close(0);
    await expect(answer.body.text()).rejects.toThrow();
  });

  it('explains an address that is not of this machine', async () => {
    await expect(listen(() => undefined, { host: '192.0.2.1', port: 0 })).rejects.toMatchObject({ code: 'invalid' });
  });
});
