import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handleProblem } from '@/lib/identity/handles/model';
import { RetryJob } from '@/lib/identity/operations/schema';
import { SignOutDevice } from '@/lib/identity/sessions/schema';
import { newId, toUuid } from '@/lib/kernel/ids';
import { closedIdentity, emailKey, nameFromEmail, nameLengthMax } from './model';
import {
  CloseAccount,
  emailField,
  handleField,
  nameField,
  nextField,
  ProfileEdit,
  passwordField,
  SignUp,
  VerifyEmail,
} from './schema';

const code = (result: { error?: { issues: { message: string }[] } | undefined }) => result.error?.issues[0]?.message;

describe('an e-mail address', () => {
  it.each(['a@example.com', ' a@example.com ', 'A.B+c@sub.example.co', "o'hara@example.com"])('may be %j', (typed) => {
    expect(emailField.parse(typed)).toBe(typed.trim());
  });

  it.each([
    ['', 'required'],
    ['   ', 'required'],
    ['nobody', 'email'],
    ['a@b', 'email'],
    ['a@example.com,b@example.com', 'email'],
    ['a@example.com\nbcc:b@example.com', 'email'],
    ['<a@example.com>', 'email'],
    ['أ@example.com', 'email'],
    [`${'a'.repeat(250)}@example.com`, 'email'],
    ['a'.repeat(2_000), 'email'],
    ['a@exa mple.com', 'email'],
    ['a@@example.com', 'email'],
  ])('is not %j: %s', (typed, problem) => {
    expect(code(emailField.safeParse(typed))).toBe(problem);
  });

  it('holds nothing a header could be broken with, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress()), (typed) => {
        const parsed = emailField.safeParse(typed);
        if (parsed.success) expect(parsed.data).toMatch(/^[\u0021-\u007e]+@[\u0021-\u007e]+$/);
      }),
    );
  });

  it('is compared without regard to case and space', () => {
    expect(emailKey(' A@Example.COM ')).toBe('a@example.com');
  });
});

describe('a name', () => {
  it('is one harmless line, not empty, of 80 characters at most', () => {
    expect(nameField.parse(' Lina\n\u202eHaddad\u0000 ')).toBe('Lina Haddad');
    expect(code(nameField.safeParse('\u200b'))).toBe('required');
    expect(nameField.safeParse('x'.repeat(80)).success).toBe(true);
    expect(code(nameField.safeParse('x'.repeat(81)))).toBe('too_long');
  });

  it.each([
    ['lina.haddad@example.com', 'Lina Haddad'],
    ['lina+shop@example.com', 'Lina'],
    ['l_h-x@example.com', 'L H X'],
    ['@example.com', 'Member'],
    ['', 'Member'],
  ])('made from %j is %j', (email, name) => expect(nameFromEmail(email)).toBe(name));

  it('made from an address is never empty nor too long', () => {
    fc.assert(
      fc.property(fc.string(), (email) => {
        const { length } = nameFromEmail(email);
        expect(length > 0 && length <= nameLengthMax).toBe(true);
      }),
    );
  });
});

describe('other fields', () => {
  it('a password keeps its spaces and is no longer than can be hashed at once', () => {
    expect(passwordField.parse('  spaces belong  ')).toBe('  spaces belong  ');
    expect(code(passwordField.safeParse(''))).toBe('required');
    expect(code(passwordField.safeParse('x'.repeat(513)))).toBe('too_long');
  });

  it('a handle is read with an @, in any case, and judged by the one list', () => {
    expect(handleField.parse(' @Lina ')).toBe('lina');
    expect(code(handleField.safeParse('@'))).toBe('required');
    expect(code(handleField.safeParse('Wallet'))).toBe('handle_reserved');
    expect(code(handleField.safeParse('x'.repeat(101)))).toBe('handle_long');
  });

  it('where to go next is judged later and never refused', () => {
    for (const next of ['//evil.example', 'x'.repeat(3_000), 7, null])
      expect(nextField.safeParse(next).success).toBe(true);
    expect(nextField.parse('x'.repeat(3_000))).toBeUndefined();
  });

  it('no form takes along what it did not ask for', () => {
    const form = { name: 'Lina', email: 'l@example.com', password: 'x' };
    expect(SignUp.safeParse(form).success).toBe(true);
    for (const more of [{ operator: 'true' }, { emailVerified: 'true' }, { id: newId('person') }]) {
      expect(SignUp.safeParse({ ...form, ...more }).success).toBe(false);
    }
    expect(ProfileEdit.safeParse({ name: 'L', handle: 'lina', locale: 'en', operator: true }).success).toBe(false);
  });

  it('a text about oneself has 300 harmless characters at most, or none', () => {
    const profile = { name: 'Lina', handle: 'lina', locale: 'ar' };
    expect(ProfileEdit.parse(profile).bio).toBe('');
    expect(ProfileEdit.parse({ ...profile, bio: 'a\r\n\r\n\r\nb\u202e' }).bio).toBe('a\n\nb');
    expect(code(ProfileEdit.safeParse({ ...profile, bio: 'x'.repeat(301) }))).toBe('too_long');
    expect(code(ProfileEdit.safeParse({ ...profile, locale: 'fr' }))).toBe('invalid');
  });

  it('ids of sessions and jobs are refused like missing ones', () => {
    for (const session of ['', newId('person'), 'ses_1'])
      expect(code(SignOutDevice.safeParse({ session }))).toBe('not_found');
    for (const job of ['', '1 or 1=1', '-1', '9'.repeat(19)])
      expect(code(RetryJob.safeParse({ job }))).toBe('not_found');
    expect(VerifyEmail.safeParse({ token: 'x'.repeat(201) }).success).toBe(false);
  });
});

describe('what stays of a closed account', () => {
  it('is one address and one handle per account, which nobody can have or write to', () => {
    const uuids = Array.from({ length: 50 }, () => toUuid(newId('person')));
    const closed = uuids.map(closedIdentity);
    expect(new Set(closed.map((one) => one.email)).size).toBe(50);
    expect(new Set(closed.map((one) => one.handle)).size).toBe(50);
    for (const { email, handle } of closed) {
      expect(email.endsWith('@closed.invalid')).toBe(true);
      expect(handle.length).toBeLessThanOrEqual(30);
      expect(handleProblem(handle)).toBe('handle_reserved');
    }
  });

  it('the own handle is typed as people type it', () => {
    expect(CloseAccount.parse({ handle: ' @Lina ' })).toEqual({ handle: 'lina' });
    expect(code(CloseAccount.safeParse({ handle: 'x'.repeat(101) }))).toBe('handle_mismatch');
  });
});
