// Builds dist/ from src/: tsc (types checked, extensions rewritten), then ncc (one self-contained program). With --check
// nothing is built: it fails when dist/ is not of this src/. The times of files say nothing after a clone, so that the
// build leaves a digest of its sources.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const entry = 'dist/index.js';
const digestFile = 'dist/sources.sha256';

function digestOfSources() {
  const files = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return `${hash.digest('hex')}\n`;
}

function isCurrent() {
  return existsSync(entry) && existsSync(digestFile) && readFileSync(digestFile, 'utf8') === digestOfSources();
}

function build() {
  const run = (...args) => execFileSync(process.execPath, args, { stdio: 'inherit' });
  const digest = digestOfSources();
  rmSync('build', { recursive: true, force: true });
  rmSync('dist', { recursive: true, force: true });
  run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
  // ncc copies a file next to the bundle where the code says `new URL('./x', import.meta.url)`.
  cpSync('src', 'build', { recursive: true, filter: (from) => !from.endsWith('.ts') });
  run(
    'node_modules/@vercel/ncc/dist/ncc/cli.js',
    ...['build', 'build/index.js', '-o', 'dist', '--license', 'licenses.txt', '--no-source-map-register', '--quiet'],
  );
  const code = readFileSync(entry, 'utf8');
  if (!code.startsWith('#!')) {
    writeFileSync(entry, `#!/usr/bin/env node\n${code}`, { mode: 0o755 });
  }
  writeFileSync(digestFile, digest);
}

if (!process.argv.includes('--check')) {
  build();
} else if (!isCurrent()) {
  console.error(`${existsSync(entry) ? 'dist/ was not built from this src/' : 'dist/ is missing'}: run npm run build`);
  process.exitCode = 1;
}
