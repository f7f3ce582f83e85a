import { functionName } from './frames.ts';
import type { Signature } from './signatures.ts';

const SYMBOL_OFFSET = /\+0x[0-9a-f]{1,8}(?:\/0x[0-9a-f]{1,8})?/g;
const WARNING_OLD = /at (?:([\w./-]{1,200}):\d+ )?([\w$.]{1,255})\+0x/;
const WARNING_NEW = /(?:^WARNING: |\] )([\w./-]{1,200}):\d+ at ([\w$.]{1,255})/;
const WARNING_PLACE = /\bat ([\w./-]{1,200}):\d+/;
const BUG_PLACE = /[Kk]ernel BUG at ([\w./-]{1,200}):\d+/;
const SANITIZER = /(KASAN|KMSAN|KFENCE|KCSAN): ([\w -]{1,80}?)(?: in (.{1,300}))?$/;

/** What a report's first line and body say, before the title is made of it. */
export type TitleParts = {
  signature: Signature;
  headline: string;
  /** The first function that is at fault, or null. */
  place: string | null;
  /** `Read` or `Write` where a memory checker says which. */
  access: string | null;
};

/** What reports say of a process, a device or a place in memory beside what went wrong. */
const CIRCUMSTANCES: readonly (readonly [RegExp, string])[] = [
  [/^(?:traps: |Oops: (?=[A-Za-z]))/, ''],
  [/^\[ (?:INFO|BUG): (.{1,200}?)\.? \]$/, '$1'],
  [/ (?:in process|state mm:|on CPU#?\d|in preemptible \[|was hit at|- pool cpus?=).*/, ''],
  [/(after unmount) of .*/, '$1'],
  [/^(BUG: workqueue leaked lock or atomic):.*/, '$1'],
  [/^(BUG \S{1,80}) \((?:Not tainted|Tainted|P|G)[^)]{0,80}\)/, '$1'],
  [/^(?:WARNING: )?\S{1,80}\/\d+ (still has locks held)/, '$1'],
  [/^.{1,60}: (page allocation failure):.*/, '$1'],
  [/^(irq \d+: nobody cared).*/, '$1'],
  [/^(unregister_netdevice: waiting for) .*/, '$1 a device'],
  [/^(PANIC: early exception 0x[0-9a-f]{1,4}) .*/, '$1'],
  [/^(PANIC: double fault).*/, '$1'],
  [/^(CFI failure|Missing ENDBR)[ :].*/, '$1'],
];

function withoutCircumstances(headline: string): string {
  return CIRCUMSTANCES.reduce((text, [pattern, kept]) => text.replace(pattern, kept), headline);
}

/** Replaces what differs between machines and boots: addresses, offsets, CPUs, process ids, times, counts. */
export function normaliseText(text: string): string {
  return text
    .replace(SYMBOL_OFFSET, '')
    .replace(/\b0x[0-9a-f]{1,16}\b/gi, 'ADDR')
    .replace(/\b(?=[0-9a-f]{0,15}\d)[0-9a-f]{8,16}\b/gi, 'ADDR')
    .replace(/\bCPU(?:#|: | )?\d+/g, 'CPU N')
    .replace(/\bcpu \d+/g, 'cpu N')
    .replace(/\b(PID|pid)([:= ]{1,2})\d+/g, '$1$2N')
    .replace(/(?<![\w.-])\d+(?:\.\d+)?(?=s\b|ms\b|us\b|ns\b|kB\b|KB\b|MB\b|(?![\w.]))/g, 'N')
    .replace(/\s+/g, ' ')
    .trim();
}

function functions(text: string): string {
  return text
    .split(' / ')
    .map((side) =>
      functionName(
        side
          .replace(SYMBOL_OFFSET, '')
          .replace(/ \[[\w-]+\]$/, '')
          .trim(),
      ),
    )
    .sort()
    .join(' / ');
}

function inPlace(what: string, place: string | null): string {
  return place === null ? what : `${what} in ${place}`;
}

function warningTitle(parts: TitleParts): string {
  const found = WARNING_NEW.exec(parts.headline) ?? WARNING_OLD.exec(parts.headline);
  if (found !== null) {
    const name = functionName(found[2] ?? '');
    return found[1] === undefined ? `WARNING in ${name}` : `WARNING in ${name} at ${found[1]}`;
  }
  const file = WARNING_PLACE.exec(parts.headline)?.[1];
  if (file !== undefined) {
    return `${inPlace('WARNING', parts.place)} at ${file}`;
  }
  return inPlace(normaliseText(parts.headline), parts.place);
}

function sanitizerTitle(parts: TitleParts): string {
  const found = SANITIZER.exec(parts.headline);
  if (found === null) {
    return inPlace(normaliseText(parts.headline), parts.place);
  }
  const access = parts.access === null || /read|write/i.test(found[2] ?? '') ? '' : ` ${parts.access}`;
  const where = found[3] === undefined ? parts.place : functions(found[3]);
  return inPlace(`${found[1]}: ${found[2]}${access}`, where);
}

function bugTitle(parts: TitleParts): string {
  const file = BUG_PLACE.exec(parts.headline)?.[1];
  if (file !== undefined) {
    return `${inPlace('kernel BUG', parts.place)} at ${file}`;
  }
  const text = parts.headline.replace(/^\S{1,40}: (?=BUG: )/, '').replace(/^(list_(?:add|del) corruption).*/, '$1');
  return inPlace(normaliseText(withoutCircumstances(text)), parts.place);
}

const UBSAN_PLACE = / in (?:\.{0,2}\/)*([\w./-]{1,200}):\d+(?::\d+)?$/;

function fixedTitle(parts: TitleParts): string | null {
  switch (parts.signature.kind) {
    case 'null-deref':
      return inPlace('kernel NULL pointer dereference', parts.place);
    case 'page-fault':
      return inPlace('unable to handle kernel page fault', parts.place);
    case 'gpf':
      return inPlace('general protection fault', parts.place);
    case 'soft-lockup':
      return inPlace('BUG: soft lockup', parts.place);
    case 'hard-lockup':
      return inPlace('hard LOCKUP', parts.place);
    case 'hung-task':
      return inPlace('INFO: task hung', parts.place ?? hungTask(parts.headline));
    case 'rcu-stall':
      return inPlace('INFO: rcu detected stall', parts.place);
    case 'oom':
      return parts.headline.startsWith('Memory cgroup') ? 'Memory cgroup out of memory' : 'Out of memory';
    case 'no-root':
      return /Requested init|No working init/.test(parts.headline) ? null : 'VFS: Unable to mount root fs';
    case 'kmemleak':
      return inPlace('memory leak', parts.place);
    default:
      return null;
  }
}

function hungTask(headline: string): string | null {
  const task = /task (.{1,80}?):\d+ /.exec(headline)?.[1];
  return task === undefined ? null : task.replace(/\d+/g, 'N');
}

/** The text of a panic without its exit codes and addresses. */
function panicTitle(headline: string): string {
  return normaliseText(
    withoutCircumstances(headline)
      .replace(/ ?exitcode=0x[0-9a-f]+.*/, '')
      .replace(/: 0000 \[#\d+\].*/, ''),
  );
}

/**
 * The title of a finding: the same for the same bug on every machine, that is without addresses, offsets, CPUs,
 * process ids and line numbers, and with the function at fault where the report names it.
 */
export function findingTitle(parts: TitleParts): string {
  const fixed = fixedTitle(parts);
  if (fixed !== null) {
    return fixed;
  }
  switch (parts.signature.kind) {
    case 'panic':
      return panicTitle(parts.headline);
    case 'warning':
      return warningTitle(parts);
    case 'kasan':
    case 'kfence':
    case 'kcsan':
      return sanitizerTitle(parts);
    case 'bug':
      return parts.signature.id === 'kmsan' ? sanitizerTitle(parts) : bugTitle(parts);
    case 'ubsan': {
      const file = UBSAN_PLACE.exec(parts.headline)?.[1];
      const what = normaliseText(parts.headline.replace(UBSAN_PLACE, ''));
      return file === undefined ? inPlace(what, parts.place) : `${inPlace(what, parts.place)} at ${file}`;
    }
    case 'atomic-sleep':
      return inPlace(
        normaliseText(
          withoutCircumstances(parts.headline).replace(/(?: at [\w./-]+:\d+|: \S+\/\d+\/0x[0-9a-f]+)$/, ''),
        ),
        parts.place,
      );
    case 'lockdep':
      return inPlace(
        normaliseText(withoutCircumstances(parts.headline).replace(/^(?:WARNING|INFO): /, '')),
        parts.place,
      );
    case 'oops':
      return inPlace(oopsText(parts.headline), parts.place);
    default:
      return normaliseText(withoutCircumstances(parts.headline));
  }
}

function oopsText(headline: string): string {
  const reason = withoutCircumstances(headline)
    .replace(/ ?\[#\d+\].*/, '')
    .replace(/: [0-9a-f]{4,16}$/, '');
  return normaliseText(reason);
}
