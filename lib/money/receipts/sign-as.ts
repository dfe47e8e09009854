import 'server-only';
import { CompactSign, importJWK } from 'jose';
import type { certificateType, receiptType, transferReceiptType } from './model';
import { signingKey } from './signing-key';

/** What was signed as a JWS, and the public key to check it by. */
export type Signed = { signed: string; key: Record<string, string> };

/** Signs what a receipt or a certificate says, as the kind of thing it is: a JWS in its compact form (RFC 7515), ES256. */
export async function signAs(
  type: typeof receiptType | typeof certificateType | typeof transferReceiptType,
  claims: object,
): Promise<Signed> {
  const { kid, jwk } = await signingKey();
  const signed = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', kid, typ: type })
    .sign(await importJWK(jwk, 'ES256'));
  const { d: _secret, ...key } = jwk;
  return { signed, key: { ...key, kid } };
}
