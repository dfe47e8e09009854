import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordProblem } from './model';

const amina = { hasPasskey: false, email: 'amina.haddad@example.com', handle: 'amina-haddad', name: 'Amina Haddad' };
const judge = (password: string, hasPasskey = false) => passwordProblem(password, { ...amina, hasPasskey });

describe('the password rule', () => {
  it('asks for fifteen characters, or eight beside a passkey, counted as people count', () => {
    expect(judge('x7Kp2mQ9vLr4T')).toBe('password_short');
    expect(judge('x7Kp2mQ9vLr4TzB')).toBeNull();
    expect(judge('x7Kp2mQ', true)).toBe('password_short');
    expect(judge('x7Kp2mQ9', true)).toBeNull();
    expect(judge('👩‍👩‍👧‍👦👩‍👩‍👧‍👦')).toBe('password_short');
  });

  it('asks for no kinds of characters and allows long sentences in any script', () => {
    expect(judge('three green lamps at noon')).toBeNull();
    expect(judge('ثلاثة مصابيح خضراء عند الظهيرة')).toBeNull();
    expect(judge('correct pony cell staple '.repeat(8))).toBeNull();
  });

  it.each([
    'passwordpassword',
    'Password1234567!',
    'P4ssw0rd!!202424',
    'qwertyuiopasdfgh',
    '123456789012345',
    'abcdefghijklmnop',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    'iloveyou12345678',
    'letmein!letmein!',
    'correct horse battery staple',
    '0987654321098765',
    'adminadminadmin1',
  ])('refuses %s as common', (password) => expect(judge(password)).toBe('password_common'));

  it.each(['password', 'sunshine', 'qwerty123', '12345678', 'dragon99', 'bismillah'])(
    'refuses %s as common beside a passkey too',
    (password) => expect(judge(password, true)).toBe('password_common'),
  );

  it.each(['amina.haddad@example.com', 'amina-haddad-123', 'AminaHaddad 2024'])(
    'refuses %s as little more than the own name',
    (password) => expect(judge(password)).toBe('password_personal'),
  );

  it('judges any text without failing, and never lets a short one pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), fc.boolean(), (password, hasPasskey) => {
        const problem = judge(password, hasPasskey);
        const length = [...password.normalize('NFKC')].length;
        expect(problem === 'password_short').toBe(length < (hasPasskey ? 8 : 15));
      }),
    );
  });
});
