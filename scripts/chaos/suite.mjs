/** Shows that need no site: test files of their own, which run long when they are told to. */
import { blankEnvironment } from '../test/site.mjs';
import { runVitest } from '../test/suites.mjs';

/** @param {string} file @param {Record<string, string>} sizes environment of the long form @returns {Promise<string[][]>} */
export async function runLong(file, sizes) {
  const { passed, failed, failures = [] } = await runVitest({ ...blankEnvironment(), ...sizes }, [file]);
  if (failed > 0) return [failures];
  return [passed > 0 ? [] : [`${file} ran nothing`]];
}
