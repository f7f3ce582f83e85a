// Runs shellcheck over every shell script that git tracks (by ending or by its first line).
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter(Boolean);
const isShell = (file) => {
  if (file.endsWith('.sh')) return true;
  if (/\.[a-z]+$/.test(file) || file.startsWith('dist/')) return false;
  try {
    return /^#!.*\b(ba|da)?sh\b/.test(readFileSync(file, 'utf8').slice(0, 64));
  } catch {
    return false;
  }
};
const scripts = tracked.filter(isShell);
if (scripts.length > 0) {
  execFileSync('shellcheck', ['-x', ...scripts], { stdio: 'inherit' });
}
