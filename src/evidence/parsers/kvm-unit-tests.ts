import { withoutConsolePrefix } from './ktap-line.ts';
import { type Collector, createCollector, type ResultNode, type ResultParser } from './result.ts';

const LINE = /^(PASS|FAIL|SKIP) ([\w.+-]{1,200})(?: \((.{1,500})\))?$/;
const STATUSES = { PASS: 'pass', FAIL: 'fail', SKIP: 'skip' } as const;

/**
 * Reads the summary lines of kvm-unit-tests' `run_tests.sh`: `PASS apic (53 tests, 1 skipped)`,
 * `FAIL vmx (timeout; duration=90s)`, `SKIP pmu (…)`. A PASS must say what it ran.
 */
export function createKvmUnitTestsParser(collector: Collector = createCollector()): ResultParser {
  let results = 0;
  return {
    feed(line, terminated = true) {
      if (!/PASS|FAIL|SKIP/.test(line)) {
        return;
      }
      const found = LINE.exec(withoutConsolePrefix(line).trimEnd());
      if (
        found === null ||
        (found[1] === 'PASS' && found[3] === undefined) ||
        (!terminated && found[3] === undefined)
      ) {
        return;
      }
      const status = STATUSES[found[1] as keyof typeof STATUSES];
      const node: ResultNode = { name: found[2] ?? '', status, children: [] };
      if (found[3] !== undefined) {
        node.message = found[3];
      }
      results += 1;
      collector.add(node);
    },
    end: () => collector.result(results > 0 ? 'kvm-unit-tests' : 'none', results > 0),
  };
}
