import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { decideLink } from '@/lib/identity/external/model';
import { lifeMinutes } from '@/lib/identity/mailed-tokens/model';
import { challengeOf, relyingParty } from '@/lib/identity/passkeys/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { deviceName, idleDaysMax, isDueForTouch, lifeDaysMax, proofMinutes, touchEveryMinutes } from './model';

describe('the key of an actor', () => {
  const person = (): Actor => ({
    ...{ kind: 'person', personId: newId('person'), sessionId: newId('session'), name: '', handle: '', email: '' },
    ...{ emailVerified: true, roles: [], locale: 'en', device: '' },
  });

  it('is never another’s: two people, two browsers and the system own different things', () => {
    const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
    fc.assert(
      fc.property(hash, hash, (one, other) => {
        const [first, second] = [one, other].map((guestHash) => actorKey({ kind: 'guest', guestHash, locale: 'en' }));
        expect(first === second).toBe(one === other);
        expect(first).not.toBe(actorKey(person()));
        expect(first).not.toBe('system');
      }),
    );
    const someone = person();
    expect(actorKey(someone)).toBe(`person:${someone.kind === 'person' ? toUuid(someone.personId) : ''}`);
  });

  it('of a browser without a cookie is none', () => {
    expect(actorKey({ kind: 'guest', guestHash: null, locale: 'en' })).toBeNull();
  });
});

describe('the name of a device', () => {
  it.each([
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari · iPhone',
    ],
    ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36', 'Chrome · Android'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36 Edg/131.0',
      'Edge · Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0', 'Firefox · Linux'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/131.0 Mobile Safari/604.1', 'Chrome · iPhone'],
    ['Mozilla/5.0 (X11; CrOS x86_64) Chrome/131.0.0.0 Safari/537.36', 'Chrome · ChromeOS'],
    ['curl/8.5.0', ''],
    ['', ''],
  ])('in %j is %j', (header, name) => expect(deviceName(header)).toBe(name));

  it('comes from a closed list, whatever a header says', () => {
    const words =
      /^(|(Edge|Opera|Samsung Internet|Firefox|Chrome|Safari)?( · )?(iPhone|iPad|Android|Windows|ChromeOS|Mac|Linux)?)$/;
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', 'Chrome/', '<b>Linux', 'iPhone Safari/'), (text, known) =>
        words.test(deviceName(known + text)),
      ),
    );
    expect(deviceName('<script>alert(1)</script> Chrome/1 (Windows)')).toBe('Chrome · Windows');
  });
});

describe('the time of a session', () => {
  it('is written no more often than every few minutes', () => {
    const now = new Date('2026-11-26T12:00:00Z');
    const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
    expect(isDueForTouch(ago(touchEveryMinutes), now)).toBe(false);
    expect(isDueForTouch(ago(touchEveryMinutes + 1), now)).toBe(true);
    expect(isDueForTouch(ago(-5), now)).toBe(false);
  });

  it('keeps its bounds: a proof is shorter than a visit, idling shorter than life', () => {
    expect(proofMinutes).toBeLessThan(idleDaysMax * 24 * 60);
    expect(idleDaysMax).toBeLessThan(lifeDaysMax);
    expect(lifeMinutes.reset).toBeLessThanOrEqual(30);
    expect(lifeMinutes['change-email']).toBeLessThanOrEqual(30);
  });
});

describe('an account at a provider', () => {
  it.each([
    [null, true, true, 'refuse'],
    [null, false, false, 'refuse'],
    ['a@example.com', true, true, 'link'],
    ['a@example.com', false, true, 'refuse'],
    ['a@example.com', true, false, 'open-verified'],
    ['a@example.com', false, false, 'open-unverified'],
  ] as const)(
    'that says %j (verified there: %s, proven here: %s) leads to %s',
    (email, emailVerified, provenHere, decision) => {
      expect(decideLink({ email, emailVerified }, provenHere)).toBe(decision);
    },
  );

  it('is never linked to an account here by one side’s word alone', () => {
    fc.assert(
      fc.property(fc.option(fc.emailAddress()), fc.boolean(), fc.boolean(), (email, emailVerified, provenHere) => {
        if (decideLink({ email, emailVerified }, provenHere) === 'link') expect(emailVerified && provenHere).toBe(true);
      }),
    );
  });
});

describe('the challenge in what a browser answers', () => {
  const encode = (text: string) => Buffer.from(text).toString('base64url');

  it('is read from what browsers write', () => {
    expect(challengeOf(encode(JSON.stringify({ type: 'webauthn.get', challenge: 'abc', origin: 'x' })))).toBe('abc');
  });

  it.each([
    '',
    'not base64 !',
    encode('no json'),
    encode('null'),
    encode('"text"'),
    encode('{}'),
    encode('{"challenge":7}'),
  ])('is none in %j', (text) => expect(challengeOf(text)).toBeNull());

  it('is none when it is longer than any of ours, and reading never fails', () => {
    expect(challengeOf(encode(JSON.stringify({ challenge: 'x'.repeat(201) })))).toBeNull();
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => challengeOf(text) === null || typeof challengeOf(text) === 'string',
      ),
    );
  });

  it('is bound to the host of the site without its port', () => {
    expect([relyingParty('https://souk.example'), relyingParty('http://localhost:3000')]).toEqual([
      'souk.example',
      'localhost',
    ]);
  });
});
