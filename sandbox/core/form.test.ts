import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../api/search';
import { ApiError } from './errors';
import { parseForm } from './form';
import { boolean, integer, list, metadata, object, readAll, text, unsupported } from './params';
import { matchRoute } from './routes';

const shape = {
  amount: integer(1, 1000),
  confirm: boolean(),
  expand: list(text()),
  card: object({ token: text() }),
  metadata: metadata(),
  later: unsupported,
};
const read = (body: string) => readAll(shape, parseForm(body));
const codeOf = (body: string) => {
  try {
    read(body);
  } catch (error) {
    return error instanceof ApiError ? error.body.code : 'crashed';
  }
  return 'accepted';
};

describe('a form body', () => {
  it('is read as the SDK writes it', () => {
    const body = 'amount=12&confirm=true&expand[0]=a&expand[1]=b&card[token]=tok_visa&metadata[order id]=1%202';
    expect(read(body)).toEqual({
      amount: 12,
      confirm: true,
      expand: ['a', 'b'],
      card: { token: 'tok_visa' },
      metadata: { 'order id': '1 2' },
    });
    expect(read('expand[]=a&expand[]=b').expand).toEqual(['a', 'b']);
  });

  it.each([
    ['shoe_size=44', 'parameter_unknown'],
    ['card[number]=1', 'parameter_unknown'],
    ['__proto__[amount]=1', 'parameter_unknown'],
    ['constructor=1', 'parameter_unknown'],
    ['later=1', 'parameter_unsupported'],
    ['amount=1.5', 'parameter_invalid_integer'],
    ['amount=1e3', 'parameter_invalid_integer'],
    ['amount=', 'parameter_invalid_integer'],
    ['amount=1001', 'parameter_invalid_integer'],
    ['amount[0]=1', 'parameter_invalid_integer'],
    ['confirm=yes', 'parameter_invalid_boolean'],
    ['expand=a', 'parameter_invalid_array'],
    ['card=a', 'parameter_invalid_object'],
    ['metadata[a][b]=c', 'parameter_invalid_string'],
  ])('%s is refused: %s', (body, code) => {
    expect(codeOf(body)).toBe(code);
  });

  it('never crashes the parser, nor touches the prototype of anything', () => {
    const key = fc.stringMatching(/^[a-z_[\]0-9]{0,20}$/);
    const pairs = fc.array(
      fc.tuple(fc.oneof(key, fc.constantFrom('__proto__[x]', 'a[__proto__][x]', 'a[][b]')), fc.string()),
    );
    fc.assert(
      fc.property(pairs, (given) => {
        expect(codeOf(new URLSearchParams(given).toString())).not.toBe('crashed');
        expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
      }),
    );
  });
});

describe('an address', () => {
  it('finds its endpoint, the narrower one first', () => {
    expect(matchRoute('GET', '/v1/payment_intents/search')?.path).toEqual({});
    expect(matchRoute('GET', '/v1/payment_intents/pi_1')?.path).toEqual({ id: 'pi_1' });
  });

  it.each(['/v1/customers/', '/v1/customers/%', '/v1/customers/..', '/v1/customers/a b', '/v2/customers'])(
    '%s names nothing',
    (path) => {
      expect(matchRoute('GET', path)).toBeUndefined();
    },
  );
});

describe('a search', () => {
  it('reads what the app asks', () => {
    expect(parseQuery(`metadata['attempt_id']:'att_1' AND status:"succeeded"`)).toEqual({
      metadata: { attempt_id: 'att_1' },
      equal: { status: 'succeeded' },
    });
  });

  it.each(['amount>5', "status:'a' OR status:'b'", "metadata['a']:'b' drop table"])('refuses %s', (query) => {
    expect(() => parseQuery(query)).toThrow(ApiError);
  });
});
