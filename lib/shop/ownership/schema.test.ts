import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { idField } from '@/lib/platform/id-field';
import { emailHint } from './model';
import {
  AnswerInvite,
  amountField,
  InvitePerson,
  LeavePage,
  lineField,
  listField,
  optionalIdField,
  textField,
  tickField,
  wholeNumberField,
} from './schema';

const page = newId('page');
const code = (result: { error?: { issues: { message: string }[] } | undefined }) => result.error?.issues[0]?.message;

describe('a line', () => {
  const field = lineField(10);

  it('is measured after it was cleaned, in characters as they are stored', () => {
    expect(field.parse(`  ${'x'.repeat(10)}\u0000  `)).toBe('x'.repeat(10));
    expect(code(field.safeParse('x'.repeat(11)))).toBe('too_long');
  });

  it('that shows nothing is missing, unless it may be', () => {
    for (const empty of ['', '   ', '\u200b', '\u202e\u2066', '\n']) {
      expect(code(field.safeParse(empty))).toBe('required');
      expect(lineField(10, 'optional').parse(empty)).toBe('');
    }
    expect(code(field.safeParse(undefined))).toBe('required');
  });

  it('of any length and letters is refused or harmless, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const parsed = field.safeParse(text);
        if (parsed.success) expect(parsed.data).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        else expect(['required', 'too_long']).toContain(code(parsed));
      }),
    );
    expect(code(field.safeParse('x'.repeat(30_000)))).toBe('too_long');
  });

  it('keeps its breaks when it is a text', () => {
    expect(textField(100).parse('one\r\n\r\n\r\n\r\ntwo')).toBe('one\n\ntwo');
    expect(code(textField(100, 'required').safeParse('\n\n'))).toBe('required');
  });
});

describe('a whole number', () => {
  const field = wholeNumberField(2, 90);
  it.each([
    ['7', 7],
    ['٧', 7],
    ['۰۹', 9],
    [' 90 ', 90],
  ])('is %j as %i', (typed, number) => expect(field.parse(typed)).toBe(number));

  it.each([
    ['', 'required'],
    ['1', 'out_of_range'],
    ['91', 'out_of_range'],
    ['-5', 'whole_number'],
    ['1.5', 'whole_number'],
    ['1e1', 'whole_number'],
    ['9'.repeat(10), 'whole_number'],
    ['seven', 'whole_number'],
  ])('is not %j: %s', (typed, problem) => expect(code(field.safeParse(typed))).toBe(problem));
});

describe('other fields', () => {
  it('an id may be left empty only where that is said', () => {
    expect(optionalIdField('media').parse('')).toBeNull();
    expect(optionalIdField('media').parse(undefined)).toBeNull();
    expect(code(optionalIdField('media').safeParse(page))).toBe('not_found');
    expect(code(idField('page').safeParse(''))).toBe('not_found');
  });

  it('a tick is set or missing, and nothing else', () => {
    expect([tickField.parse('on'), tickField.parse(undefined)]).toEqual([true, false]);
    expect(tickField.safeParse('yes').success).toBe(false);
  });

  it('an amount is not judged before its currency is known, but an endless one is', () => {
    expect(amountField.parse('١٢٫٥')).toBe('12.5');
    expect(amountField.parse('cheap')).toBe('cheap');
    expect(amountField.parse('12,50')).toBe('12.50');
    expect(amountField.parse('١٢٫٥٠')).toBe('12.50');
    expect(code(amountField.safeParse('1,234'))).toBe('number_unclear');
    expect(code(amountField.safeParse('1'.repeat(21)))).toBe('number');
  });

  it('a list that is missing is empty, and one that is too long is refused', () => {
    const list = listField(idField('page'), 2);
    expect(list.parse(undefined)).toEqual([]);
    expect(code(list.safeParse([page, page, page]))).toBe('too_many_items');
  });
});

describe('forms about owners', () => {
  it.each(['nobody', 'a@b', 'a b@example.com', '', 'a@example.com\nbcc: b@example.com'])(
    'an invitation does not go to %j',
    (email) => {
      expect(InvitePerson.safeParse({ page, email }).success).toBe(false);
    },
  );

  it('leaving a page needs its tick, and an answer is yes or no', () => {
    expect(code(LeavePage.safeParse({ page }))).toBe('required');
    expect(LeavePage.safeParse({ page, sure: 'on' }).success).toBe(true);
    expect(code(AnswerInvite.safeParse({ invite: newId('invite'), answer: 'maybe' }))).toBe('invalid');
  });

  it('a hint of an address never shows more than its first letter and its host', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const name = email.slice(0, email.lastIndexOf('@'));
        const hint = emailHint(email);
        expect(hint.length).toBeLessThanOrEqual(120);
        if (name.length > 2) expect(hint.startsWith(name)).toBe(false);
      }),
    );
    expect(emailHint('🏺pot@example.com')).toBe('🏺…@example.com');
  });
});
