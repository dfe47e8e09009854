import { createECDH } from 'node:crypto';
import { expect, test } from 'vitest';
import { KeepSubscription } from './schema';

test('keys that nothing can be encrypted for are refused where they come in', () => {
  const curve = createECDH('prime256v1');
  const point = curve.generateKeys();
  const beside = Buffer.from(point);
  beside[64] = (beside[64] ?? 0) ^ 1;
  const sent = (p256dh: Buffer, auth = Buffer.alloc(16, 7)) => ({
    endpoint: 'https://push.example/one',
    p256dh: p256dh.toString('base64url'),
    auth: auth.toString('base64url'),
  });
  expect(KeepSubscription.safeParse(sent(point)).success).toBe(true);
  for (const bad of [beside, Buffer.alloc(65, 7), Buffer.alloc(65), point.subarray(0, 64)])
    expect(KeepSubscription.safeParse(sent(bad)).success).toBe(false);
  expect(KeepSubscription.safeParse(sent(point, Buffer.alloc(15))).success).toBe(false);
});
