import { createNextMatch } from './next-match.ts';

/**
 * Taking secrets out of logs before anything is written or uploaded. The number of lines never changes, so that line
 * numbers keep pointing at the same lines.
 */
export type Scrubber = {
  /** Takes the next part of a log, cut anywhere; returns what is ready, scrubbed. */
  feed(chunk: string): string;
  /** What was still held back. */
  end(): string;
  /** How many secrets of each kind were taken out so far. */
  counts(): Record<string, number>;
};

type Rule = {
  kind: string;
  pattern: RegExp /** Which group of the pattern is the secret; the rest stays. */;
  keep: boolean;
};

function rule(kind: string, pattern: RegExp, keep = false): Rule {
  return { kind, pattern, keep };
}

/** A value that is a placeholder or already masked, not a secret. */
const NOT_A_VALUE = String.raw`(?!\$|\*{3}|<|%|\[REDACTED|\(|\{)`;
const NAMES =
  'password|passwd|passphrase|secret|api[_-]?key|access[_-]?key|private[_-]?key|session[_-]?token|auth[_-]?token|access[_-]?token|refresh[_-]?token|client[_-]?secret|account[_-]?key|api[_-]?token';

/**
 * In order: the specific before the general. With `keep`, the first group stays and what follows it is the secret.
 * Every repetition is bounded or over one character class, so each takes time linear in the line.
 */
const RULES: readonly Rule[] = [
  rule(
    'pem-private-key',
    /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[A-Za-z0-9+/=\s]|\\[nr]){0,20000}(?:-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?/g,
  ),
  rule(
    'ssh-public-key',
    /\b(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\d{3}|sk-ssh-ed25519@openssh\.com) AAAA[A-Za-z0-9+/]{36,}={0,3}/g,
  ),
  rule('github-token', /\bgithub_pat_[A-Za-z0-9_]{22,}/g),
  rule('github-token', /\bgh[pousr]_[A-Za-z0-9_-]{20,}(?:\.[A-Za-z0-9_-]+){0,2}/g),
  rule('github-runner-jitconfig', /(--jitconfig[= ]{1,2}["']?)[A-Za-z0-9+/=_-]{16,}/g, true),
  rule('github-runner-jitconfig', /\beyI(?:uc|LnJ1bm5lc|iL|g)[A-Za-z0-9+/_-]{200,}={0,2}/g),
  rule('jwt', /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{0,}/g),
  rule('encoded-credentials', /\beyJ[A-Za-z0-9+/_-]{100,}={0,2}/g),
  rule(
    'github-runner-token',
    /((?:config\.sh|run\.sh|registration|--token)[^\n]{0,80}?--?token[= ]{1,2}["']?|--token[= ]{1,2}["']?)[A-Z0-9]{29}\b/g,
    true,
  ),
  rule(
    'presigned-url',
    /([?&](?:amp;)?(?:X-Amz-(?:Signature|Security-Token|Credential)|Signature|AWSAccessKeyId|sig|X-Goog-(?:Signature|Credential))=)[A-Za-z0-9%+/=._~-]{8,}/gi,
    true,
  ),
  rule('aws-access-key-id', /\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}\b/g),
  rule(
    'aws-secret-key',
    /((?:aws[_-]?)?secret[_-]?(?:access[_-]?)?key["']?\s{0,4}[:=]\s{0,4}["']?)[A-Za-z0-9/+=]{40}(?![A-Za-z0-9/+=])/gi,
    true,
  ),
  rule(
    'aws-session-token',
    /((?:aws[_-]?session[_-]?token|sessiontoken|x-amz-security-token)["']?\s{0,4}[:=]\s{0,4}["']?)[A-Za-z0-9/+=]{40,}/gi,
    true,
  ),
  rule(
    'slack-webhook',
    /(https:\/\/hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/)[A-Za-z0-9/_-]{16,}/g,
    true,
  ),
  rule('slack-token', /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g),
  rule(
    'webhook',
    /(https:\/\/(?:discord(?:app)?\.com\/api\/webhooks|[a-z0-9-]{1,60}\.webhook\.office\.com\/webhookb2)\/)[A-Za-z0-9@/_-]{16,}/g,
    true,
  ),
  rule(
    'service-token',
    /\b(?:glpat-[A-Za-z0-9_-]{20,}|npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{40,}|dckr_pat_[A-Za-z0-9_-]{20,}|AIza[A-Za-z0-9_-]{35}|[rs]k_live_[A-Za-z0-9]{16,}|hf_[A-Za-z0-9]{30,}|sk-[A-Za-z0-9_-]{32,})/g,
  ),
  rule('bearer-token', /\b(Bearer\s{1,4})[A-Za-z0-9._~+/-]{8,}={0,2}/gi, true),
  rule(
    'basic-auth',
    /(\bAuthorization["']?\s{0,4}[:=]\s{0,4}["']?(?:Basic|token)\s{1,4})[A-Za-z0-9._~+/=-]{6,}/gi,
    true,
  ),
  rule(
    'basic-auth',
    /(\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/@"'<>[\]]{0,256}:)[^\s/@"'<>]{1,512}(?=@[A-Za-z0-9[])/gi,
    true,
  ),
  rule('basic-auth', /(\bhttps?:\/\/)[A-Za-z0-9_.-]{20,512}(?=@[A-Za-z0-9[])/gi, true),
  rule(
    'credential-kv',
    new RegExp(
      `((?:^|[^A-Za-z0-9])[A-Za-z0-9_-]{0,40}(?:${NAMES})\\\\?["']?=\\s{0,2}\\\\?["']?)${NOT_A_VALUE}[^\\s"'&;,\\\\)]{6,}`,
      'gi',
    ),
    true,
  ),
  rule(
    'credential-kv',
    new RegExp(
      `(["'][A-Za-z0-9_-]{0,40}(?:${NAMES})\\\\?["']\\s{0,4}:\\s{0,4}\\\\?["'])${NOT_A_VALUE}[^\\s"'\\\\]{6,}`,
      'gi',
    ),
    true,
  ),
  rule(
    'credential-kv',
    new RegExp(
      `((?:^|\\s)[A-Za-z0-9_-]{0,40}(?:${NAMES}):\\s{1,4})(?=[^\\s]{0,40}\\d)${NOT_A_VALUE}[A-Za-z0-9+/=_.~-]{8,}(?=\\s|$)`,
      'gi',
    ),
    true,
  ),
];

/** Words at least one of which is on every line a rule can match, in expressions short enough to be searched fast. */
const HINTS: readonly RegExp[] = [
  /-----BEGIN|github_pat|gh[pousr]_|AKIA|ASIA|AROA|AIDA|glpat-|xox[abeoprs]-|AIza|AAAA[A-Z]/g,
  /:\/\/|ey[IJ]|[?&;][Ss]ig(?:nature)?=|[Xx]-[AaGg]|AWSAccess|[rs]k_live|hf_|npm_|pypi-|dckr_|\bsk-/g,
  /[Tt]oken|TOKEN|[Kk]ey["\\]{0,2}[:= ]|KEY["\\]{0,2}[:= ]|jitconfig/g,
  /[Pp]ass(?:w|phrase)|PASS(?:W|PHRASE)|[Ss]ecret|SECRET|[Bb]earer|BEARER|[Aa]uthorization|AUTHORIZATION/g,
];

const KEY_BEGIN = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const KEY_END = /-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const KEY_LINE =
  /^((?:\S{0,40} )?(?:<\d{1,3}>)?(?:\[[^\]]{1,40}\] ?){0,3}[\s>|+#-]{0,20})((?:[A-Za-z0-9+/]{16,}={0,2}|[A-Za-z0-9+/]{2,15}={0,2}(?=\s*$)|(?:Proc-Type|DEK-Info|Version|Comment): .*))(?=\s|\[|$)/;
const MAX_KEY_LINES = 400;
const MAX_STRANGE = 8;
const MAX_LINE = 65_536;
const ENDS_REDACTED = /\[REDACTED:[a-z-]{1,40}\]$/;
const TOKEN_CHARACTER = /[A-Za-z0-9+/=_.~%-]/;

type State = { carry: string; keyLines: number; strange: number; inToken: boolean; found: Map<string, number> };

function marker(kind: string): string {
  return `[REDACTED:${kind}]`;
}

function note(state: State, kind: string): string {
  state.found.set(kind, (state.found.get(kind) ?? 0) + 1);
  return marker(kind);
}

function applyRules(state: State, line: string): string {
  let text = line;
  for (const { kind, pattern, keep } of RULES) {
    text = text.replace(pattern, (_whole, kept) =>
      keep ? `${kept as string}${note(state, kind)}` : note(state, kind),
    );
  }
  return text;
}

/** A line inside a private key that was printed over several lines, with whatever a console puts before it. */
function scrubKeyLine(state: State, line: string): string {
  const end = KEY_END.exec(line);
  if (end !== null) {
    state.keyLines = 0;
    return `${marker('pem-private-key')}${applyRules(state, line.slice(end.index + end[0].length))}`;
  }
  state.keyLines -= 1;
  const body = KEY_LINE.exec(line);
  if (body !== null) {
    state.strange = 0;
    const prefix = body[1] ?? '';
    return `${prefix}${marker('pem-private-key')}${applyRules(state, line.slice(body[0].length))}`;
  }
  state.strange += 1;
  if (state.strange > MAX_STRANGE) {
    state.keyLines = 0;
  }
  return applyRules(state, line);
}

function scrubLine(state: State, line: string): string {
  if (state.keyLines > 0 && !KEY_BEGIN.test(line)) {
    return scrubKeyLine(state, line);
  }
  const begin = line.includes('-----BEGIN') ? KEY_BEGIN.exec(line) : null;
  if (begin !== null && !KEY_END.test(line.slice(begin.index))) {
    state.keyLines = MAX_KEY_LINES;
    state.strange = 0;
  }
  return applyRules(state, line);
}

/** A line too long to hold is scrubbed in parts; a secret that reaches the end of one goes on in the next. */
function scrubPart(state: State, part: string): string {
  let from = 0;
  if (state.inToken) {
    while (from < part.length && TOKEN_CHARACTER.test(part[from] ?? '')) {
      from += 1;
    }
  }
  const text = scrubLine(state, part.slice(from));
  state.inToken = (state.inToken && from === part.length) || ENDS_REDACTED.test(text);
  return text;
}

/** Where to cut a line that is too long: at a blank near its end, so that no secret is cut in two. */
function cutAt(text: string): number {
  const blank = text.lastIndexOf(' ', MAX_LINE);
  return blank > MAX_LINE / 2 ? blank : MAX_LINE;
}

/** Whole lines. Outside a private key only those with a hint are looked at. */
function scrubLines(state: State, text: string, end: number): string {
  const nextHint = createNextMatch(text, HINTS);
  const out: string[] = [];
  let at = 0;
  while (at < end) {
    if (state.keyLines === 0 && !state.inToken) {
      const hint = nextHint(at);
      const start = hint >= end ? end : text.lastIndexOf('\n', hint) + 1;
      if (start > at) {
        out.push(text.slice(at, start));
        at = start;
        continue;
      }
    }
    const newline = text.indexOf('\n', at);
    out.push(scrubPart(state, text.slice(at, newline)), '\n');
    state.inToken = false;
    at = newline + 1;
  }
  return out.join('');
}

function feed(state: State, chunk: string): string {
  if (state.carry.length + chunk.length <= MAX_LINE && !chunk.includes('\n')) {
    state.carry += chunk;
    return '';
  }
  const text = state.carry + chunk;
  const end = text.lastIndexOf('\n') + 1;
  const out = [scrubLines(state, text, end)];
  state.carry = text.slice(end);
  while (state.carry.length > MAX_LINE) {
    const cut = cutAt(state.carry);
    out.push(scrubPart(state, state.carry.slice(0, cut)));
    state.carry = state.carry.slice(cut);
  }
  return out.join('');
}

/** A scrubber for one log, with constant memory. Secrets become `[REDACTED:<kind>]`. */
export function createScrubber(): Scrubber {
  const state: State = { carry: '', keyLines: 0, strange: 0, inToken: false, found: new Map() };
  return {
    feed: (chunk) => feed(state, chunk),
    end() {
      const rest = scrubPart(state, state.carry);
      state.carry = '';
      return rest;
    },
    counts: () => Object.fromEntries(state.found),
  };
}

/** Scrubs a text that is there as a whole. */
export function scrub(text: string): { text: string; counts: Record<string, number> } {
  const scrubber = createScrubber();
  const scrubbed = scrubber.feed(text) + scrubber.end();
  return { text: scrubbed, counts: scrubber.counts() };
}
