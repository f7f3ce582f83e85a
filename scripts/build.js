// Builds dist/ from src/: tsc (types checked, extensions rewritten), then ncc (one self-contained program).
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const run = (...args) => execFileSync(process.execPath, args, { stdio: 'inherit' });

rmSync('build', { recursive: true, force: true });
rmSync('dist', { recursive: true, force: true });
run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
// ncc copies a file next to the bundle where the code says `new URL('./x', import.meta.url)`.
cpSync('src', 'build', { recursive: true, filter: (from) => !from.endsWith('.ts') });
run(
  'node_modules/@vercel/ncc/dist/ncc/cli.js',
  ...['build', 'build/index.js', '-o', 'dist', '--license', 'licenses.txt', '--no-source-map-register', '--quiet'],
);
const entry = 'dist/index.js';
const code = readFileSync(entry, 'utf8');
if (!code.startsWith('#!')) {
  writeFileSync(entry, `#!/usr/bin/env node\n${code}`, { mode: 0o755 });
}
