/** The architecture, as rules. Run: depcruise --config lib/boundaries.cjs app lib db worker sandbox */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** What anyone may see, and what renders it: the root layout and the shop, social and identity rings. */
const PUBLIC_SIDE = '^(lib/(?!money/)|app/(_ui/|_frame/|[^/]+$|\\((shop|social|identity)\\)/))';
/** Slots of the money ring inside public routes: Next passes them in, the page imports nothing. */
const SLOTS = '/@(pay|wallet)/';
const CROSSING = '^app/\\(money\\)/(orders/(share|review|message)|gift/accept|transfers/requests)/actions\\.ts$';

module.exports = {
  forbidden: [
    rule(
      'wallet-never-reaches-feed',
      'Nothing outside money reaches it but app/(money), studio, pay, operator and api; not through a third file, not as a type.',
      { path: PUBLIC_SIDE, pathNot: [SLOTS, '\\.test\\.ts$'] },
      { path: '^(lib/money|db/(schema|client)/money)', reachable: true },
    ),
    rule(
      'one-crossing',
      'Money meets social in five reviewed files.',
      { path: '^(lib|app/(studio|pay|api|\\(money\\)))/', pathNot: ['^lib/social/', CROSSING] },
      { path: '^lib/social/' },
    ),
    rule(
      'ledger-has-one-writer',
      'Only the ledger and the proof of the books touch its tables.',
      { pathNot: '^(lib/money/(ledger|books)|db)/' },
      { path: '^db/schema/money/ledger' },
    ),
    rule(
      'vault-belongs-to-money',
      'Only the money ring seals and opens its records; everybody else asks a verb of it.',
      { pathNot: '^lib/money/' },
      { path: '^lib/money/vault/' },
    ),
    rule(
      'vault-has-three-users',
      'Keys are used by the money ring, the sealing of the social ring the copies of the identity ring and the addresses of who waits for a country, each its own; everybody else asks a verb of one of them.',
      { pathNot: '^lib/(platform/vault|money|social/sealing|identity/copies|markets/waits)/' },
      { path: '^lib/platform/vault/' },
    ),
    rule('pages-do-not-query', 'app/ calls verbs and queries, never tables.', { path: '^app/' }, { path: '^db/' }),
    rule(
      'domains-know-no-framework',
      'lib runs under a plain test runner; platform is the adapter.',
      { path: '^lib/', pathNot: '^lib/platform/' },
      { path: '^app/|(^|node_modules/)(next|next-auth|react)(/|$)' },
    ),
    rule(
      'model-is-pure',
      'model.ts imports the kernel and other models, nothing else.',
      { path: '/model\\.ts$' },
      { pathNot: '(^lib/kernel/|/model\\.ts$)', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'kernel-imports-nothing',
      'The bottom has no below.',
      { path: '^lib/kernel/', pathNot: '\\.test\\.ts$' },
      { pathNot: '^lib/kernel/' },
    ),
    rule(
      'no-cycles',
      'A cycle is one module wearing two names.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'sandbox-stands-alone',
      'The sandbox is another company: it is reached over HTTP, and knows nothing of ours.',
      { path: '^(app|lib|worker|proxy\\.ts)' },
      { path: '^sandbox/' },
    ),
    rule(
      'sandbox-knows-nothing',
      'The sandbox imports none of our code.',
      { path: '^sandbox/', pathNot: '\\.test\\.ts$' },
      { path: '^(app|lib|db|worker)/' },
    ),
    rule(
      'one-ring-per-worker-file',
      'A worker file runs the verbs of its own ring.',
      { path: '^worker/(shop|social|identity)\\.ts$' },
      { path: '^lib/money/', reachable: true },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next|dist)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['react-server', 'import', 'node', 'default', 'types'],
    },
  },
};
