/** The report as one self-contained page that needs no script. Pure. */
import type { ComparisonFile } from '../compare/schema.ts';
import { escapeHtml } from '../evidence/escape.ts';
import type { Machine, RunFile } from '../results/schema.ts';
import { comparisonHead, comparisonRows, comparisonSentence } from './comparison.ts';
import { kernelsOf, machineSeconds, secondsText, verdictSentence } from './summary.ts';

const style = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5b6675;--line:#d9dee5;--page:#fff;--card:#f6f8fa;--pass:#1a7f37;--fail:#c4232b;--incomplete:#9a6700;--skip:#5b6675}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ee;--soft:#9aa5b4;--line:#323b47;--page:#12161c;--card:#1a2029;--pass:#4ac26b;--fail:#ff7b72;--incomplete:#d9a514;--skip:#9aa5b4}}
*{box-sizing:border-box}body{margin:0 auto;max-width:72rem;padding:1.5rem 1rem 3rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--page)}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}p{margin:.25rem 0}.soft{color:var(--soft)}
.verdict{font-weight:700;text-transform:uppercase;letter-spacing:.02em}.pass{color:var(--pass)}.fail{color:var(--fail)}.incomplete{color:var(--incomplete)}.skip{color:var(--skip)}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top}th{font-weight:600;color:var(--soft);font-size:.85rem}td{font-variant-numeric:tabular-nums}.short{white-space:nowrap}
details{border:1px solid var(--line);border-radius:8px;background:var(--card);margin:.5rem 0;padding:.5rem .75rem}summary{cursor:pointer}
pre{overflow-x:auto;background:var(--page);border:1px solid var(--line);border-radius:6px;padding:.75rem;font:13px/1.45 ui-monospace,monospace}code{font:.9em ui-monospace,monospace}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.25rem 0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}`;

const e = escapeHtml;

function stageTable(machine: Machine): string {
  const rows = machine.stages.map(
    (stage) =>
      `<tr><td>${stage.n}</td><td><code>${e(stage.script)}</code></td><td class="${stage.verdict ?? 'incomplete'}">${stage.verdict ?? 'no result'}</td>` +
      `<td>${stage.exit_code ?? '–'}</td><td class="short">${secondsText(stage.duration_s)}</td><td>${e(stage.kernel_release ?? '–')}</td></tr>`,
  );
  return `<div class="wide"><table><thead><tr><th>Stage</th><th>Script</th><th>Verdict</th><th>Exit code</th><th>Time</th><th>Kernel</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function bootTable(machine: Machine): string {
  const rows = machine.boot_log.map(
    (boot) =>
      `<tr><td>${boot.n}</td><td>${boot.kernel}</td><td>${e(boot.kernel_release ?? '–')}</td><td><code>${e(boot.boot_id ?? '–')}</code></td>` +
      `<td class="short">${secondsText(boot.boot_s)}</td><td>${boot.ending}${boot.detail === null ? '' : `: ${e(boot.detail)}`}</td></tr>`,
  );
  return `<div class="wide"><table><thead><tr><th>Boot</th><th>Asked for</th><th>Kernel</th><th>Boot id</th><th>Came up in</th><th>Ended by</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function machineDetails(machine: Machine, excerpt: string | undefined): string {
  const open = machine.verdict === 'fail' || machine.verdict === 'incomplete' ? ' open' : '';
  const notes = machine.notes.map((note) => `<li>${e(note)}</li>`).join('');
  return (
    `<details${open}><summary><span class="verdict ${machine.verdict}">${machine.verdict}</span> <strong>${e(machine.id)}</strong> ` +
    `<span class="soft">${secondsText(machineSeconds(machine))}${machine.reason === null ? '' : ` · ${e(machine.reason)}`}</span></summary>` +
    `${notes === '' ? '' : `<ul>${notes}</ul>`}${stageTable(machine)}${bootTable(machine)}` +
    `${excerpt ? `<p class="soft">Last lines</p><pre>${e(excerpt)}</pre>` : ''}` +
    `<p class="soft">Evidence: <code>machines/${e(machine.test)}/${e(machine.id)}/</code></p></details>`
  );
}

const list = (entries: Record<string, string>): string =>
  `<dl>${Object.entries(entries)
    .map(([name, value]) => `<dt>${e(name.replaceAll('_', ' '))}</dt><dd>${e(value)}</dd>`)
    .join('')}</dl>`;

function comparisonSection(file: ComparisonFile, emulated: boolean): string {
  const colour: Record<string, string> = { regression: 'fail', improvement: 'pass', suspect: 'incomplete' };
  const head = comparisonHead.map((word) => `<th>${e(word)}</th>`).join('');
  const rows = comparisonRows(file).map(
    ([verdict = '', ...cells]) =>
      `<tr><td class="verdict ${colour[verdict] ?? 'skip'}">${e(verdict)}</td>${cells.map((text) => `<td>${e(text)}</td>`).join('')}</tr>`,
  );
  return `<h2>Benchmarks</h2><p>${e(comparisonSentence(file, emulated))}</p><div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

/** Renders the page. `excerpts` are the last lines of machines that did not pass, by machine id. */
export function renderHtml(input: {
  run: RunFile;
  excerpts: Record<string, string>;
  comparison: ComparisonFile | null;
  emulated: boolean;
}): string {
  const { run, excerpts, comparison, emulated } = input;
  const rows = run.machines.map(
    (machine) =>
      `<tr><td class="verdict ${machine.verdict}">${machine.verdict}</td><td>${e(machine.id)}</td><td>${e(kernelsOf(machine).join(', ') || '–')}</td>` +
      `<td>${machine.boots}</td><td class="short">${secondsText(machineSeconds(machine))}</td><td>${e(machine.reason ?? '')}</td></tr>`,
  );
  const kernels = Object.fromEntries(
    Object.entries(run.kernels).map(([role, kernel]) => [
      role,
      `${kernel.release} · build id ${kernel.build_id ?? 'unknown'} · ${kernel.version}`,
    ]),
  );
  const timings = Object.fromEntries(Object.entries(run.timings).map(([name, value]) => [name, secondsText(value)]));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${run.verdict} · ${e(run.run_id)}</title><style>${style}</style></head><body><main>
<h1><span class="verdict ${run.verdict}">${run.verdict}</span> <span class="soft">${e(run.run_id)}</span></h1>
<p>${e(verdictSentence(run))}</p><p class="soft">${e(run.started_at)} – ${e(run.finished_at)}</p>
${run.notes.map((note) => `<p class="incomplete">${e(note)}</p>`).join('')}
<h2>Machines</h2><div class="wide"><table><thead><tr><th>Verdict</th><th>Machine</th><th>Kernels</th><th>Boots</th><th>Time</th><th>Reason</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>
${comparison === null ? '' : comparisonSection(comparison, emulated)}
<h2>Details</h2>${run.machines.map((machine) => machineDetails(machine, excerpts[machine.id])).join('\n')}
<h2>Kernels</h2>${list(kernels)}
<h2>Where and how</h2>${list({ lab: run.lab, ...run.environment })}
<h2>Time per phase</h2>${list(timings)}
</main></body></html>
`;
}
