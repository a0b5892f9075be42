import { describe, expect, it } from 'vitest';
import { findOnnxRuntime } from '../../../src/narrate/kokoro/find-runtime.ts';

const linux = { platform: 'linux', arch: 'x64', isMusl: false };

describe('the runtime of the neural voice', () => {
  it('is found with its version, where npm has installed it', () => {
    const { runtime, absence } = findOnnxRuntime(linux);
    expect(absence).toBeUndefined();
    expect(runtime).toEqual({ path: expect.stringContaining('onnxruntime-node'), version: '1.30.0' });
  });

  it.each([
    ['with musl', { ...linux, isMusl: true }, /musl/],
    ['of 32 bit', { ...linux, arch: 'ia32' }, /no build for linux on ia32/],
    ['of a kind that it was not built for', { ...linux, platform: 'darwin' }, /no build for darwin on x64/],
  ])('is absent on a machine %s, with the reason', (_what, machine, reason) => {
    expect(findOnnxRuntime(machine)).toEqual({ absence: expect.stringMatching(reason) });
  });

  it('is absent where npm left the optional package out', () => {
    expect(findOnnxRuntime(linux, () => undefined)).toEqual({ absence: expect.stringContaining('not installed') });
  });
});
