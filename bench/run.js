// Runs a TypeScript bench on any supported Node: `node bench/run.js power --quick`. Node 20 cannot read TypeScript.
import { rmSync } from 'node:fs';
import { buildSync } from 'esbuild';

const [name, ...rest] = process.argv.slice(2);
const outfile = `build/bench-${name}-${process.pid}.mjs`;
buildSync({
  entryPoints: [`bench/${name}.ts`],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  outfile,
});
process.argv.splice(1, process.argv.length - 1, `bench/${name}.ts`, ...rest);
try {
  await import(new URL(`../${outfile}`, import.meta.url).href);
} finally {
  rmSync(outfile, { force: true });
}
