import 'server-only';
import { z } from 'zod';
import { hear } from '@/lib/platform/provider-calls/hear';
import { operationOf, outcomeOfStatus } from '@/lib/platform/provider-calls/model';
import type { KeyProvider, UserKey, WrappedKey } from './model';

const Wrapped = z.object({ id: z.string(), kek: z.string(), wrapped: z.string() });
const Names = z.object({ names: z.tuple([z.string()], z.string()) });

/** Where the key service is, the token it knows us by, and the index key, which stays with us. */
export type Remote = { url: string; token: string; indexKey: Uint8Array };

const patience = 3_000;

/**
 * A key service over HTTP, shaped like the clouds' own: keys of the ring never leave it, it wraps, unwraps and destroys, and it
 * keeps the wrapped keys of owners for every copy of the site. JSON, `Authorization: Bearer`; bytes are base64url.
 *
 * | call | answer |
 * | --- | --- |
 * | `GET /ring` | `{names}`, the primary first |
 * | `POST /ring/rotate` | `{kek}`, the new primary |
 * | `POST /ring/retire {kek}` | `{}`; 404 when it is gone already |
 * | `POST /wrap {name, id, key}` | `{id, kek, wrapped}` |
 * | `POST /unwrap {name, id, kek, wrapped}` | `{key}`; 404 when it no longer has that key |
 * | `GET /users/<name>` | `{id, kek, wrapped}` or 404 |
 * | `POST /users/<name> {to}` or `{from, to}` | `{}`; 409 when there is one, or another than `from` |
 * | `POST /users/<name>/destroy` | `{id}`, null when there was none |
 * | `GET /users?after=&most=` | `{names}` in order |
 *
 * Any other answer, or none within 3 s, throws: a site without its keys pays nothing.
 */
export function remoteProvider({ url, token, indexKey }: Remote): KeyProvider {
  async function ask<Answer>(shape: z.ZodType<Answer>, path: string, body?: object): Promise<Answer | number> {
    const method = body === undefined ? 'GET' : 'POST';
    const response = await hear(
      { provider: 'keys', operation: operationOf(method, path) },
      () =>
        fetch(new URL(path, url.endsWith('/') ? url : `${url}/`), {
          ...{ method, redirect: 'error', signal: AbortSignal.timeout(patience) },
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      // 404 and 409 are words of this interface.
      ({ status }) => (status === 404 || status === 409 ? 'answered' : outcomeOfStatus(status)),
    );
    if (response.status === 404 || response.status === 409) return response.status;
    // Not what it said: an error of a key service may repeat what it was asked.
    if (!response.ok) throw new Error(`the key service answered ${response.status} to ${path.split('/')[0]}`);
    return shape.parse(await response.json());
  }
  return {
    ring: {
      names: async () => given(await ask(Names, 'ring')).names,
      wrap: async (name, { id, key }) => given(await ask(Wrapped, 'wrap', { name, id, key: coded(key) })),
      async unwrap(name, wrapped): Promise<UserKey | null> {
        const answer = await ask(z.object({ key: z.string() }), 'unwrap', { name, ...wrapped });
        return typeof answer === 'number' ? null : { id: wrapped.id, key: Buffer.from(answer.key, 'base64url') };
      },
      rotate: async () => given(await ask(z.object({ kek: z.string() }), 'ring/rotate', {})).kek,
      retire: async (kek) => typeof (await ask(z.object({}), 'ring/retire', { kek })) !== 'number',
      indexKey: async () => indexKey,
    },
    store: {
      believeMilliseconds: 5_000,
      async read(name): Promise<WrappedKey | null> {
        const answer = await ask(Wrapped, `users/${name}`);
        return typeof answer === 'number' ? null : answer;
      },
      add: async (name, to) => typeof (await ask(z.object({}), `users/${name}`, { to })) !== 'number',
      replace: async (name, from, to) => typeof (await ask(z.object({}), `users/${name}`, { from, to })) !== 'number',
      destroy: async (name) =>
        given(await ask(z.object({ id: z.string().nullable() }), `users/${name}/destroy`, {})).id,
      list: async (after, most) =>
        given(await ask(z.object({ names: z.array(z.string()) }), `users?after=${after}&most=${most}`)).names,
    },
  };
}

function given<Answer>(answer: Answer | number): Answer {
  if (typeof answer === 'number') throw new Error(`the key service answered ${answer} where that means nothing`);
  return answer;
}

const coded = (key: Uint8Array) => Buffer.from(key).toString('base64url');
