import { beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { newRequest, request } from '@/db/testing/browser-request';
import { signIn } from '@/db/testing/sign-in';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { formAction } from './action';
import { cookieName } from './cookies';

// Outside a bundler the name leads to the browser's half.
vi.mock('next/navigation', () => import('next/dist/client/components/navigation.react-server.js'));
vi.mock('next/headers', () => import('@/db/testing/browser-request'));

const Form = z.strictObject({ title: z.string().min(1, 'required'), tags: z.array(z.string()).default([]) });
type Input = z.infer<typeof Form>;
const form = (fields: Record<string, string | string[]>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) data.append(name, one);
  return data;
};
const echo = async (actor: Actor, input: Input): Promise<Result<unknown, 'sold_out'>> =>
  ok({ actor: actor.kind, ...input });

beforeEach(newRequest);

describe('who may send a form', () => {
  test('anyone, when that is said, as the person she is or as a guest', async () => {
    const send = formAction(Form, 'anyone', echo);
    expect(await send(null, form({ title: 'x' }))).toMatchObject({ ok: true, value: { actor: 'guest' } });
    await signIn();
    expect(await send(null, form({ title: 'x' }))).toMatchObject({ ok: true, value: { actor: 'person' } });
  });

  test('people only: a guest is asked to sign in, keeps what she typed, and nothing was done', async () => {
    const verb = vi.fn(echo);
    const send = formAction(Form, 'person', verb);
    expect(await send(null, form({ title: 'x' }))).toEqual({ ok: false, code: 'sign_in', values: { title: 'x' } });
    expect(verb).not.toHaveBeenCalled();
  });

  test('operators only: everybody else is told that there is no such thing', async () => {
    const send = formAction(Form, 'operator', echo);
    expect(await send(null, form({ title: 'x' }))).toMatchObject({ ok: false, code: 'not_found' });
    await signIn();
    expect(await send(null, form({ title: 'x' }))).toMatchObject({ ok: false, code: 'not_found' });
    await signIn({ operator: true });
    expect(await send(null, form({ title: 'x' }))).toMatchObject({ ok: true });
  });

  test.each(['', 'not sealed by us', 'a.b.c', 'x'.repeat(5_000)])(
    'nobody is let in by the cookie %j',
    async (cookie) => {
      request.cookies.set(cookieName('session'), cookie);
      expect(await formAction(Form, 'person', echo)(null, form({ title: 'x' }))).toMatchObject({ code: 'sign_in' });
    },
  );

  test('the language of the request is that of the actor', async () => {
    request.headers.set('x-souk-locale', 'ar');
    const send = formAction(Form, 'anyone', async (actor) => ok(actor.locale));
    expect(await send(null, form({ title: 'x' }))).toEqual({ ok: true, value: 'ar' });
  });
});

describe('what a form answers', () => {
  const Two = z.object({ title: z.string().min(1, 'required'), price: z.string().regex(/^\d+$/, 'number') });

  test('every faulty field with its code, the first one first', async () => {
    const send = formAction(Two, 'anyone', async () => ok(null));
    expect(await send(null, form({ title: '', price: 'cheap' }))).toMatchObject({
      ...{ ok: false, code: 'invalid', field: 'title', fields: { title: 'required', price: 'number' } },
    });
  });

  test('a field with two faults by the first, as a person would mend it', async () => {
    const schema = z.object({ title: z.string().min(5, 'too_short').regex(/^a/, 'letters') });
    const send = formAction(schema, 'anyone', async () => ok(null));
    expect(await send(null, form({ title: 'b' }))).toMatchObject({ fields: { title: 'too_short' } });
  });

  test('a refusal of the verb, with what was typed', async () => {
    const send = formAction(Form, 'anyone', async () => refuse('sold_out', 'title'));
    expect(await send(null, form({ title: 'x' }))).toEqual({
      ok: false,
      code: 'sold_out',
      field: 'title',
      values: { title: 'x' },
    });
  });

  test('a bug as a reference, and not a word of what happened', async () => {
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const send = formAction(Form, 'anyone', async () => {
      throw new Error('SECRETDETAIL of the database');
    });
    const state = await send(null, form({ title: 'x' }));
    log.mockRestore();
    expect(state).toMatchObject({ ok: false, code: 'unexpected', reference: expect.stringMatching(/^[0-9a-f]{8}$/) });
    expect(JSON.stringify(state)).not.toContain('SECRETDETAIL');
  });

  test('a message that is no code as invalid: no library’s words reach a screen', async () => {
    const schema = z.object({ title: z.coerce.number() });
    const send = formAction(schema, 'anyone', async () => ok(null));
    expect(await send(null, form({ title: 'x' }))).toMatchObject({ fields: { title: 'invalid' } });
  });

  test('never a password, secret or token that was typed', async () => {
    const schema = z.object({ password: z.string().min(99, 'too_short') });
    const send = formAction(schema, 'anyone', async () => ok(null));
    const typed = { password: 'pw-1', newPassword: 'pw-2', clientSecret: 'pw-3', resetToken: 'pw-4', name: 'Lina' };
    const state = await send(null, form(typed));
    expect(state).toMatchObject({ values: { name: 'Lina' } });
    for (const secret of ['pw-1', 'pw-2', 'pw-3', 'pw-4']) expect(JSON.stringify(state)).not.toContain(secret);
  });
});

describe('how fields are read', () => {
  test('a name with [] is a list, also of one; of a name that comes twice the last counts', async () => {
    const send = formAction(Form, 'anyone', echo);
    expect(await send(null, form({ title: 'x', 'tags[]': 'a' }))).toMatchObject({ value: { tags: ['a'] } });
    expect(await send(null, form({ title: ['first', 'last'], 'tags[]': ['a', 'b'] }))).toMatchObject({
      value: { title: 'last', tags: ['a', 'b'] },
    });
  });

  test('the framework’s own fields are left out, and no field reaches a prototype', async () => {
    const send = formAction(Form, 'anyone', echo);
    const state = await send(null, form({ title: 'x', $ACTION_ID_1: 'y', __proto__: 'z' } as Record<string, string>));
    expect(state).toMatchObject({ ok: true });
    const hostile = new FormData();
    for (const [name, value] of [
      ['title', 'x'],
      ['__proto__', 'polluted'],
      ['__proto__[]', 'polluted'],
    ] as const)
      hostile.append(name, value);
    await send(null, hostile);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)[0]).toBeUndefined();
  });
});

describe('a limit of an action', () => {
  const limited = { who: 'person', limit: 'reset-address' } as const;

  test('stops a person who is faster, with what was typed and ticked kept, and nobody else', async () => {
    await signIn();
    const send = formAction(Form, limited, echo);
    const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => send(null, form({ title: 'x', 'tags[]': 'a' }))));
    expect(answers.filter((answer) => answer?.ok)).toHaveLength(5);
    const stopped = { ok: false, code: 'too_many', values: { title: 'x' }, lists: { tags: ['a'] } };
    expect(answers.find((answer) => !answer?.ok)).toEqual(stopped);
    await signIn();
    expect(await send(null, form({ title: 'x' }))).toMatchObject({ ok: true });
  });

  test('does not count what was not understood', async () => {
    await signIn();
    const send = formAction(Form, limited, echo);
    for (let times = 0; times < 8; times++) await send(null, form({ title: '' }));
    expect(await send(null, form({ title: 'x' }))).toMatchObject({ ok: true });
  });
});
