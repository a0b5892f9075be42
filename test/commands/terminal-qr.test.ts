import { expect, it } from 'vitest';
import { buildTerminalQr } from '../../src/commands/terminal-qr.ts';

it('draws a code with a quiet zone, for addresses of any length', async () => {
  for (const length of [1, 40, 300]) {
    const lines = (await buildTerminalQr('x'.repeat(length))).split('\n');
    expect(lines[1]).toMatch(/^ {2}█▀▀▀▀▀█ .* █▀▀▀▀▀█ {2}$/);
    expect(new Set(lines.map((line) => [...line].length)).size).toBe(1);
  }
});
