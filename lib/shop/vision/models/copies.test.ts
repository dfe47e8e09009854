import { afterAll, expect, it, vi } from 'vitest';
import { EyeProcesses } from './eye-processes';
import { closeEyes, textIn } from './gateway';

afterAll(closeEyes);

it('a refusal is understood by another copy of the module than the one whose processes refuse', async () => {
  const holder = globalThis as { soukEyes?: unknown };
  const processes = new EyeProcesses({ processes: 1, waitingMax: 0 });
  holder.soukEyes = { processes, embedders: undefined, foundAt: 0 };
  const picture = { width: 64, height: 64, rgb: Buffer.alloc(64 * 64 * 3) };
  expect(await textIn(picture)).toEqual({ ok: false, code: 'busy' });
  vi.resetModules();
  const copy = await import('./gateway');
  expect(copy.textIn).not.toBe(textIn);
  expect(await copy.textIn(picture)).toEqual({ ok: false, code: 'busy' });
});
