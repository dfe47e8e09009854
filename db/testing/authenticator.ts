import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { AssertionAnswer, RegistrationAnswer } from '@/lib/identity/passkeys/schema';

type Habits = { origin?: string; rpId?: string; userVerified?: boolean };

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/**
 * An authenticator in software: makes one credential and answers as a browser would hand it on. Its habits can be
 * bad ones: another origin, another site, no check of the person.
 */
export function anAuthenticator(habits: Habits = {}) {
  const own = { origin: 'http://localhost:3000', rpId: 'localhost', userVerified: true, ...habits };
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  let counter = 0;

  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: own.origin, crossOrigin: false }));
  const authenticatorData = (attested: Uint8Array) => {
    const flags = 0x01 | (own.userVerified ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0);
    const head = Buffer.alloc(5);
    head.writeUInt8(flags, 0);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([createHash('sha256').update(own.rpId).digest(), head, attested]);
  };
  const common = { id: base64(id), rawId: base64(id), type: 'public-key' as const };

  return {
    /** Answers a registration challenge with this credential. */
    register(challenge: string): RegistrationAnswer {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey(keys.publicKey)]);
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authenticatorData(attested))],
      ]);
      const attestationObject = base64(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0]));
      const clientDataJSON = base64(clientData('webauthn.create', challenge));
      return { ...common, response: { clientDataJSON, attestationObject, transports: ['internal'] } };
    },
    /** Answers a sign-in or step-up challenge; each answer counts one up. */
    answer(challenge: string): AssertionAnswer {
      counter += 1;
      const data = authenticatorData(Buffer.alloc(0));
      const client = clientData('webauthn.get', challenge);
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
      const signature = base64(sign('sha256', signed, keys.privateKey));
      return { ...common, response: { clientDataJSON: base64(client), authenticatorData: base64(data), signature } };
    },
    /** Answers with other habits from now on, as where a false page hands on our challenge. */
    turn(other: Habits) {
      Object.assign(own, other);
    },
    /** As if the key had been copied long ago: its next answer counts from zero. */
    rewind() {
      counter = 0;
    },
  };
}

function coseKey(key: KeyObject): Uint8Array {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const cose = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ]);
  return isoCBOR.encode(cose as Parameters<typeof isoCBOR.encode>[0]);
}
