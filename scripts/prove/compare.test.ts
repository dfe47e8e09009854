import { describe, expect, test } from 'vitest';
import { compare, orderRows } from './compare.mjs';

type Part = { status?: number; headers?: [string, string][]; body?: string | Buffer };
const answer = ({
  status = 200,
  headers = [['content-type', 'text/html; charset=utf-8']],
  body = '<p>a</p>',
}: Part) => ({
  ...{ status, headers, body: Buffer.from(body), ms: 1 },
});
const differs = (one: Part, two: Part) => compare(answer(one), answer(two)).difference?.what ?? null;

const push = (rows: string, nonce = 'n') =>
  `<script nonce="${nonce}">self.__next_f.push([1,${JSON.stringify(rows)}])</script>`;

describe('two answers are the same when every byte is', () => {
  test.each([
    ['status', { status: 200 }, { status: 304 }, 'status'],
    [
      'a header',
      { headers: [['etag', '"1"']] as [string, string][] },
      { headers: [['etag', '"2"']] as [string, string][] },
      'headers',
    ],
    [
      'a header more',
      {},
      {
        headers: [
          ['content-type', 'text/html; charset=utf-8'],
          ['x-sold', '1'],
        ] as [string, string][],
      },
      'headers',
    ],
    ['the body of a page', {}, { body: '<p>b</p>' }, 'body'],
    ['a line end', {}, { body: '<p>a</p>\n' }, 'body'],
    ['the order of what stands in it', { body: '<a>1</a><a>2</a>' }, { body: '<a>2</a><a>1</a>' }, 'body'],
    [
      'a picture',
      { headers: [['content-type', 'image/jpeg']] as [string, string][], body: Buffer.from([1, 2]) },
      { headers: [['content-type', 'image/jpeg']] as [string, string][], body: Buffer.from([1, 3]) },
      'body',
    ],
  ])('%s that differs is seen', (_name, one, two, what) => expect(differs(one, two)).toBe(what));

  test('the date of the answer is the moment’s, and nothing else is left out', () => {
    const at = (date: string): Part => ({
      headers: [
        ['date', date],
        ['age', '0'],
      ],
    });
    expect(differs(at('1'), at('2'))).toBe(null);
    expect(
      differs(at('1'), {
        headers: [
          ['date', '1'],
          ['age', '1'],
        ],
      }),
    ).toBe('headers');
  });

  test('shows where they part', () => {
    const { difference } = compare(
      answer({ body: `${'x'.repeat(500)}one` }),
      answer({ body: `${'x'.repeat(500)}two` }),
    );
    expect(difference?.one).toContain('one');
    expect(difference?.two).toContain('two');
    expect(difference?.one.length).toBeLessThanOrEqual(80);
  });
});

describe('pieces of a page that are ready when they are', () => {
  const page = (...pieces: string[]) => ({ body: `<main></main>${pieces.join('')}` });
  const [first, second] = ['0:["$","main",null,{"children":"$L1"}]\n', '1:"late"\n'];

  test('may come in any order, and cut anywhere', () => {
    expect(differs(page(push(first), push(second)), page(push(`${first}1:"la`), push('te"\n')))).toBe(null);
    expect(differs(page(push(first), push(second)), page(push(second), push(first)))).toBe(null);
  });

  test('may carry other numbers', () => {
    const numbered = (number: string) =>
      page(push(`0:["$","main",null,{"children":"$L${number}"}]\n${number}:"late"\n`));
    expect(differs(numbered('1'), numbered('2f'))).toBe(null);
  });

  test('may have forms with other numbers, each the same in all its fields', () => {
    const form = (number: number, action: string) =>
      `<input name="$ACTION_REF_${number}"><input name="$ACTION_${number}:0" value="${action}">`;
    const page = (...forms: string[]) => ({ body: `<main>${forms.join('')}</main>` });
    expect(differs(page(form(3, 'a'), form(1, 'b')), page(form(1, 'a'), form(2, 'b')))).toBe(null);
    expect(differs(page(form(3, 'a'), form(1, 'b')), page(form(3, 'b'), form(1, 'a')))).toBe('body');
    expect(differs(page(form(3, 'a'), form(3, 'b')), page(form(3, 'a'), form(1, 'b')))).toBe('body');
  });

  test.each([
    ['what a row says', '1:"late"\n', '1:"later"\n'],
    ['a row nobody names', '1:"late"\n', '1:"late"\n2:"more"\n'],
    ['the same twice', '1:"late"\n', '1:"late"\n1:"late"\n'],
  ])('are compared all the same: %s', (_name, one, two) =>
    expect(differs(page(push(first + one)), page(push(first + two)))).toBe('body'),
  );

  test('what is put in its place later is compared too', () => {
    const later = (id: string, text: string) =>
      `<div hidden id="S:${id}">${text}</div><script nonce="n">$RC("B:${id}","S:${id}")</script>`;
    expect(differs(page(later('0', 'a'), later('1', 'b')), page(later('1', 'b'), later('0', 'a')))).toBe(null);
    expect(differs(page(later('0', 'a'), later('1', 'b')), page(later('0', 'a'), later('1', 'c')))).toBe('body');
  });

  test('what was not ready fills its hole, and is compared there', () => {
    const fill = (id: string, text: string, first = false) =>
      `<div hidden id="S:${id}">${text}</div><script nonce="n">${first ? '$RS=function(a,b){for(;a.firstChild;)b.x(a)};' : ''}$RS("S:${id}","P:${id}")</script>`;
    const hole = (id: string) => `<template id="P:${id}"></template>`;
    const at = (...parts: string[]) => ({ body: `<main>${parts.join('')}</main>` });
    const whole = at('<p>a</p>', '<p>b<i>c</i></p>');
    expect(differs(whole, at(`<p>a</p>${hole('1')}</main>`, fill('1', '<p>b<i>c</i></p>', true)))).toBe('body');
    const filled = {
      body: `<main><p>a</p>${hole('1')}</main>${fill('1', `<p>b${hole('2')}</p>`, true)}${fill('2', '<i>c</i>')}`,
    };
    expect(differs(whole, filled)).toBe(null);
    expect(differs(at('<p>a</p>', '<p>b<i>d</i></p>'), filled)).toBe('body');
    const late = (id: string) => `<div hidden id="S:${id}">x</div><script nonce="n">$RC("B:0","S:${id}")</script>`;
    expect(differs({ body: `${whole.body}${late('1')}` }, { body: `${filled.body}${late('3')}` })).toBe(null);
  });

  test('order among the children of one row is not chance', () => {
    const rows = (...names: string[]) => `0:[${names.map((name) => `"$L${name}"`).join()}]\n1:"a"\n2:"b"\n`;
    expect(orderRows(rows('1', '2'))).not.toBe(orderRows(rows('2', '1')));
  });

  test('a text row may hold what looks like a row', () => {
    const text = '5:"x"\n…';
    const long = `1:T${Buffer.byteLength(text).toString(16)},${text}`;
    expect(orderRows(`0:"$1"\n${long}2:"b"\n`)).toContain(text);
    expect(orderRows(`0:"$1"\n${long}2:"b"\n`).split('\n').at(-2)).toBe('2:"b"');
  });
});
