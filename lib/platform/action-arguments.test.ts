import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Actor } from '@/lib/identity/actor/model';
import { ok } from '@/lib/kernel/result';
import { formAction } from './action';

const guest: Actor = { kind: 'guest', guestHash: null, locale: 'en' };
vi.mock('next/navigation', () => ({ unstable_rethrow: () => undefined }));
vi.mock('@/lib/platform/auth', () => ({ currentActor: async () => guest }));

const Input = z.strictObject({ name: z.string('required'), tags: z.array(z.string()).optional() });
const repeat = formAction(Input, 'anyone', async (_actor, input) => ok(input));

/** As it arrives over the wire: whatever a client likes. */
const call = (sent: unknown) => Reflect.apply(repeat, undefined, [null, sent]);

function formOf(...pairs: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
}

describe('an action', () => {
  it.each([undefined, null, 5, 'text', {}, [], { keys: 'x' }, new Date(), new Map([['name', 'x']])])(
    'refuses what is no form: %s',
    async (sent) => {
      expect(await call(sent)).toEqual({ ok: false, code: 'invalid', values: {} });
    },
  );

  it('takes the last of two fields of a name, and a list as it came', async () => {
    const form = formOf(['name', 'Lina'], ['name', 'Lina H.'], ['tags[]', 'a'], ['tags[]', 'b'], ['$ACTION_REF_1', '']);
    expect(await call(form)).toEqual({ ok: true, value: { name: 'Lina H.', tags: ['a', 'b'] } });
  });

  it.each(['__proto__', '__proto__[]'])('cannot be given a prototype by %s', async (name) => {
    const state = await call(formOf(['name', 'Lina'], [name, 'x']));
    expect(state).toEqual({ ok: true, value: { name: 'Lina' } });
    expect({}).not.toHaveProperty('0');
  });

  it('refuses more fields than any form has before it looks at them', async () => {
    const many = Array.from({ length: 20_000 }, (_, index): [string, string] => [`field-${index}`, 'x']);
    expect(await call(formOf(...many))).toEqual({ ok: false, code: 'invalid', values: {} });
  });
});
