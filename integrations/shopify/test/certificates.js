import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A certificate authority of the test, and one certificate for each name, made anew with `openssl`: Node makes keys but issues no
 * certificates, and a key in a repository is one that somebody uses.
 */
export function certificates(names) {
  const folder = mkdtempSync(join(tmpdir(), 'souk-shopify-'));
  const at = (name) => join(folder, name);
  const openssl = (...parts) => execFileSync('openssl', parts, { cwd: folder, stdio: 'pipe' });
  try {
    writeFileSync(at('san'), 'subjectAltName=IP:127.0.0.1,DNS:localhost');
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    openssl('req', '-x509', ...curve, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=CA of a test');
    const of = (name) => {
      openssl('req', ...curve, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
      const issue = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'san'];
      openssl('x509', '-req', '-in', `${name}.csr`, ...issue, '-out', `${name}.pem`);
      return { key: readFileSync(at(`${name}.key`)), cert: readFileSync(at(`${name}.pem`)) };
    };
    return { ca: readFileSync(at('ca.pem')), ...Object.fromEntries(names.map((name) => [name, of(name)])) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
