import { describe, expect, it } from 'vitest';
import { payApiPaths } from '@/db/testing/pay-api';
import { allowedMethods } from './allowed-methods';
import { answerWrongMethod } from './answer';

describe('how an address of the API may be asked', () => {
  it('is what its routes answer, each and no more', () => {
    for (const [path, methods] of Object.entries(payApiPaths.methods)) {
      const allowed = allowedMethods(`/api${path.replace('{id}', 'po_1')}`) ?? [];
      expect(
        allowed.filter((one) => one !== 'HEAD' && one !== 'OPTIONS'),
        path,
      ).toEqual(expect.arrayContaining(methods));
      expect(allowed).toHaveLength(methods.length + (methods.includes('GET') ? 2 : 1));
    }
    expect(allowedMethods('/api/pay/v1/openapi.json')).toEqual(['GET', 'HEAD', 'OPTIONS']);
  });
  it.each(['/api/pay/v1', '/api/pay/v1/payments', '/api/pay/v1/orders/po_1/other', '/api/search', '/pay/v1/orders'])(
    'is not said of %s, which the API does not have',
    (path) => {
      expect(allowedMethods(path)).toBeNull();
    },
  );
  it('is told, in the words of the API, to who asked in another way', async () => {
    const answer = answerWrongMethod(['POST', 'OPTIONS']);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST, OPTIONS');
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('souk-version')).toMatch(/^\d{4}-\d\d-\d\d$/);
    const type = expect.stringMatching(/\/developers\/api#method_not_allowed$/);
    expect(await answer.json()).toEqual({ type, title: 'method not allowed', status: 405, code: 'method_not_allowed' });
  });
});
