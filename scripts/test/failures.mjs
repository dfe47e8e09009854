/** Which tests failed, read from the runners' own reports, so that the end of a long log names them. */

/** @param {any} report what vitest writes as JSON @returns {string[]} one line a failed test, or a file that did not load */
export function failedInVitest(report) {
  return (report?.testResults ?? []).flatMap((file) => {
    const where = file.name.slice(file.name.lastIndexOf('/') + 1);
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && file.status === 'failed') return [`${where}: ${firstLine(file.message)}`];
    return failed.map((test) => `${where} › ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`);
  });
}

/** @param {any} report what Playwright writes as JSON @returns {{ failed: string[], again: string[] }} `again`: passed at the second try only */
export function failedInPlaywright(report) {
  const specs = (report?.suites ?? []).flatMap(specsOf);
  const named = (status) =>
    specs.flatMap(({ file, title, tests }) =>
      tests
        .filter((test) => test.status === status)
        .map((test) => `${file} › ${title} [${test.projectName}]: ${firstLine(messageOf(test))}`),
    );
  return { failed: named('unexpected'), again: named('flaky') };
}

const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
const messageOf = ({ results }) => results.find(({ error }) => error)?.error.message;

// Runners colour their messages; a log that is read later shows the codes.
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
const firstLine = (message) => (message ?? 'no message').replace(COLOUR, '').split('\n')[0];
