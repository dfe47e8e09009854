import 'server-only';
import { CompactSign, importJWK } from 'jose';
import { type ReceiptClaims, receiptType } from './model';
import { signingKey } from './signing-key';

/** A signed receipt, and the public key to check it by. */
type SignedReceipt = { signed: string; key: Record<string, string> };

/** Signs what a receipt says: a JWS in its compact form (RFC 7515), ES256. */
export async function signReceipt(claims: ReceiptClaims): Promise<SignedReceipt> {
  const { kid, jwk } = await signingKey();
  const signed = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', kid, typ: receiptType })
    .sign(await importJWK(jwk, 'ES256'));
  const { d: _secret, ...key } = jwk;
  return { signed, key: { ...key, kid } };
}
