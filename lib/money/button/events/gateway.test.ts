import { expect, test } from 'vitest';
import { signMessage } from './gateway';

/** Published by the specification's own libraries (github.com/standard-webhooks/standard-webhooks). */
const published = {
  secret: `whsec_${'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'}`,
  message: { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' },
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};

test('a message is signed as Standard Webhooks publishes it', () => {
  expect(signMessage([published.secret], published.message)).toBe(published.signature);
});

test('with two secrets a message carries two signatures, each of them whole', () => {
  const [first, second] = signMessage([`whsec_${btoa('another secret')}`, published.secret], published.message).split(
    ' ',
  );
  expect(second).toBe(published.signature);
  expect(first).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/);
  expect(first).not.toBe(second);
});
