import { describe, expect, it } from 'vitest';
import { parseId } from '@/lib/kernel/ids';
import { setLetter } from './letter';
import { sendMail } from './mail';
import { listMailbox, readMailbox } from './mailbox';
import { voiceOf } from './voice';

const mail = { to: 'amina@example.com', subject: 'Hello', text: 'text', html: '<p>text</p>', locale: 'en' as const };

describe('a mail', () => {
  it('goes to one plain recipient or nowhere', async () => {
    for (const to of [
      'a@example.com, b@example.com',
      'a@example.com\r\nBcc: b@example.com',
      '"a\r\nBcc: b" <b@example.com>',
      'a@example.com;b@example.com',
      'Amina <a@example.com>',
      'a b@example.com',
      ' ',
    ]) {
      await expect(sendMail({ ...mail, to }), to).rejects.toThrow('one plain recipient');
    }
    // Whoever closed her account has none.
    await sendMail({ ...mail, to: '' });
    expect(await listMailbox('')).toEqual([]);
  });

  it('carries no line break into its subject, whatever a name brought along', async () => {
    await sendMail({ ...mail, to: 'header@example.com', subject: 'Hi\r\nBcc: b@example.com\u2028X' });
    const [kept] = await listMailbox('header@example.com');
    expect(kept?.subject).toBe('Hi Bcc: b@example.com X');
  });

  it('turns nothing around, whatever a name brought along', async () => {
    const name = 'Lina\u202e gnp.exe\u202c';
    await sendMail({ to: 'bidi@example.com', subject: name, text: name, html: `<p>${name}</p>`, locale: 'en' });
    const [listed] = await listMailbox('bidi@example.com');
    const id = listed && parseId('mail', listed.id);
    const kept = id && (await readMailbox(id));
    expect(JSON.stringify([listed, kept])).toContain('Lina gnp.exe');
    expect(JSON.stringify([listed, kept])).not.toMatch(/[\u202a-\u202e]/);
  });

  it('is found in the local mailbox by its address, and read by its id', async () => {
    await sendMail({ ...mail, to: 'basma@example.com' });
    const [kept] = await listMailbox('BASMA@');
    const id = parseId('mail', kept?.id);
    expect(id && (await readMailbox(id))).toMatchObject({ to: 'basma@example.com', subject: 'Hello', text: 'text' });
    expect(await listMailbox('nobody@')).toEqual([]);
  });
});

describe('a letter', () => {
  const letter = {
    subject: 'S',
    heading: '<script>alert(1)</script>',
    reason: 'R',
    blocks: [
      { kind: 'text' as const, text: 'Tom & "Jerry" <b>' },
      { kind: 'button' as const, label: 'Go', path: '/verify-email?token=abc' },
      { kind: 'rows' as const, rows: [{ label: 'Total', value: '<i>', strong: true }] },
    ],
  };

  it('escapes everything it is given', () => {
    const { html, text } = setLetter(voiceOf('en'), 'a@example.com', letter);
    expect(html).not.toMatch(/<script|<b>|<i>/);
    expect(html).toContain('Tom &amp; &quot;Jerry&quot; &lt;b&gt;');
    expect(text).toContain('Tom & "Jerry" <b>');
  });

  it('links to the configured host in the language of its reader, in both forms', () => {
    const english = setLetter(voiceOf('en'), 'a@example.com', letter);
    const arabic = setLetter(voiceOf('ar'), 'a@example.com', letter);
    for (const form of [english.html, english.text]) {
      expect(form).toContain('http://localhost:3000/verify-email?token=abc');
    }
    expect(arabic.html).toContain('dir="rtl"');
    for (const form of [arabic.html, arabic.text]) {
      expect(form).toContain('http://localhost:3000/ar/verify-email?token=abc');
    }
  });
});
