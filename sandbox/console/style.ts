/** What only the console needs, after the sheet every page shares. */
export const CONSOLE_STYLE = `
main.console{max-width:76rem}
.console header{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:0 1.5rem}
.console h2{font-size:1.25rem;font-weight:600;margin:1.5rem 0 0}
.console nav{display:flex;flex-wrap:wrap;gap:.25rem;border-block-end:1px solid var(--line);padding-block-end:.5rem}
.console nav a{padding:.5rem .75rem;border-radius:8px;text-decoration:none;color:var(--muted);font-weight:500}
.console nav a:hover{background:var(--sunken);color:var(--ink)}
.console nav a[aria-current]{background:var(--sunken);color:var(--ink)}
.console .sheet{padding:.75rem 1.25rem;margin-top:.75rem}
.console td,.console th{white-space:nowrap;padding-inline-end:1.25rem}
.console td.wrap{white-space:normal}
.console tr:last-child td{border-bottom:0}
.state{display:inline-block;padding:0 .5rem;border-radius:6px;background:var(--sunken);font-size:.8125rem}
.state.good{color:var(--teal)}
.state.bad{color:var(--brick)}
.switches{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:1rem;margin-top:.75rem}
.switches form,.switches .card{background:var(--surface);border-radius:12px;padding:1.25rem;margin:0}
.switches{align-items:start}
.switches .card form{padding:0}
.switches .card form+form{margin-top:2rem}
.switches h3{font-size:1rem;font-weight:600;margin:0 0 .75rem}
.switches button{min-height:44px;margin-top:1rem}
.switches label{margin-top:.75rem}
`;
