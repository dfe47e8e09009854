/**
 * What must never be committed: card numbers (outside the sandbox's list of test cards), provider and private keys, paths of
 * one machine, addresses of package hosts, and focused or skipped tests.
 */
import { read, report, sources } from './sources.mjs';

const testCards = 'sandbox/test-cards.ts';
const rules = [
  [/\bsk_live_[A-Za-z0-9]{8,}|\brk_live_[A-Za-z0-9]{8,}|whsec_[A-Za-z0-9+/]{32,}/, 'a provider key'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/\bAKIA[0-9A-Z]{16}\b/, 'a cloud key'],
  [/(^|[\s"'`(=])\/(home|root|Users|work)\/[A-Za-z]/, 'a path of one machine'],
  [/https?:\/\/(registry|deb|security)\.[a-z]/, 'the address of a package host'],
  [/\b(test|it|describe)\.only\(/, 'a focused test'],
];

/** Written in one piece, or in the groups cards are printed in. */
const cardShape =
  /(?<![\w.])(?:[3-6]\d{12,18}|[3-6]\d{3}([ -])\d{4}\1\d{4}\1\d{1,7}|3\d{3}([ -])\d{6}\2\d{5})(?![\w.])/g;

function luhn(digits) {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    sum += index % 2 === 0 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9;
  }
  return sum % 10 === 0;
}

const problems = [];
const files = sources(['.'], /\.(tsx?|mjs|cjs|js|json|md|sql|ya?ml|sh|css|html|txt|example)$/).filter(
  (file) =>
    file !== 'package-lock.json' && file !== 'scripts/checks/secrets.mjs' && !file.startsWith('db/migrations/meta/'),
);
for (const file of files) {
  read(file)
    .split('\n')
    .forEach((line, index) => {
      for (const [pattern, what] of rules) if (pattern.test(line)) problems.push(`${file}:${index + 1}: ${what}`);
      if (file === testCards) return;
      for (const match of line.matchAll(cardShape)) {
        const digits = match[0].replace(/[ -]/g, '');
        if (digits.length <= 19 && luhn(digits)) problems.push(`${file}:${index + 1}: looks like a card number`);
      }
    });
}
report(problems);
