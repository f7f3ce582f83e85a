/** A YAML file as data that still knows the line and column of everything in it. */
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, type YAMLError } from 'yaml';
import type { Path } from './walk.ts';

export interface YamlDocument {
  /** The file's content; undefined when the file is empty or `problems` is not. */
  data: unknown;
  /** Syntax errors and duplicate keys, one line each, with file, line and column. */
  problems: string[];
  /** `file:line:column` of a path, or of its nearest ancestor that is written down. */
  position(path: Path, part: Part): string;
  /** A scalar as it stands in the file: `1.10` and not 1.1; undefined where there is none. */
  source(path: Path): string | undefined;
}

function explain(error: YAMLError, text: string): string {
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^:\n]*/.exec(text.slice(error.pos[0]))?.[0].trim();
    return `${JSON.stringify(key)} is there twice in one mapping: keep one`;
  }
  if (error.code === 'MULTIPLE_DOCS') {
    return 'a second YAML document begins here: a config is one document';
  }
  if (error.code === 'TAB_AS_INDENT') {
    return 'a tab indents this line: YAML takes spaces only';
  }
  return `is not YAML: ${error.message.split('\n')[0]?.replace(/:$/, '')}`;
}

/** Whether a problem lies with the name of a setting or with its value. */
export type Part = 'key' | 'value';

function offsetOf(document: Document, path: Path, part: Part): number | undefined {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  const isEmpty = isScalar(node) && node.value === null;
  if (part === 'value' && isNode(node) && !isEmpty) {
    return node.range?.[0];
  }
  const parent = path.length <= 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const entries = isMap(parent) ? parent.items : [];
  const key = entries.map((entry) => entry.key).find((name) => isScalar(name) && String(name.value) === path.at(-1));
  return isScalar(key) ? key.range?.[0] : undefined;
}

/**
 * Reads YAML text. Never throws: what is wrong with it is in `problems`.
 *
 * @param file the name that positions carry
 */
export function parseYaml(file: string, text: string): YamlDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  const problems = [...document.errors, ...document.warnings].map(
    (error) => `${at(error.pos[0])}: ${explain(error, text)}`,
  );
  let data: unknown;
  if (problems.length === 0) {
    try {
      data = document.toJS() ?? undefined;
    } catch (error) {
      problems.push(`${file}: is not YAML: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return {
    data,
    problems,
    position(path, part) {
      const offset =
        offsetOf(document, path, part) ??
        path.map((_, cut) => offsetOf(document, path.slice(0, path.length - 1 - cut), 'value')).find(Number.isInteger);
      return at(offset ?? 0);
    },
    source(path) {
      const node = document.getIn(path, true);
      return isScalar(node) ? node.source : undefined;
    },
  };
}
