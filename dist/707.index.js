export const id = 707;
export const ids = [707];
export const modules = {

/***/ 39957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   JI: () => (/* binding */ stripTerminal),
/* harmony export */   ZD: () => (/* binding */ escapeHtml),
/* harmony export */   dI: () => (/* binding */ markdownBlock),
/* harmony export */   oi: () => (/* binding */ safeJson),
/* harmony export */   yA: () => (/* binding */ capText),
/* harmony export */   yg: () => (/* binding */ defuseWorkflowCommands)
/* harmony export */ });
/* unused harmony export markdownCode */
/** Making text of a machine harmless where it is shown. Logs, test names and messages are hostile. */
const ESCAPES = /\x1b(?:\[[0-?]{0,32}[ -/]{0,8}[@-~]|\][^\x07\x1b\n]{0,1024}(?:\x07|\x1b\\)|[PX^_][^\x1b\n]{0,1024}\x1b\\|[ -~])|\x9b[0-?]{0,32}[ -/]{0,8}[@-~]/g;
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;
/** Characters that reorder or hide the text around them. */
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const HTML = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const WIDTHLESS = '\u200b';
/** Text without terminal escape sequences, control characters (newline and tab stay) and invisible characters. */
function stripTerminal(text) {
    return text.replace(/\r\n/g, '\n').replace(ESCAPES, '').replace(CONTROLS, '').replace(INVISIBLE, '');
}
/** Text for HTML, in elements and in quoted attributes. */
function escapeHtml(text) {
    return stripTerminal(text).replace(/[&<>"']/g, (character) => HTML[character] ?? '');
}
/**
 * Text for GitHub's markdown, on one line: no markup, no HTML, no link, no mention of a user, no reference to an
 * issue. Fit for a table cell.
 */
function escapeMarkdown(text) {
    return escapeHtml(text)
        .replace(/\s+/g, ' ')
        .replace(/&#39;/g, "'")
        .replace(/[\\`*_{}[\]()+!|~$^]/g, '\\$&')
        .replace(/^(\s*)([#=-])/, '$1\\$2')
        .replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')
        .replace(/@/g, `@${WIDTHLESS}`)
        .replace(/#(?=\d)/g, `#${WIDTHLESS}`)
        .replace(/\b(GH)-(?=\d)/gi, `$1${WIDTHLESS}-`)
        .replace(/:\/\//g, `:${WIDTHLESS}//`)
        .replace(/\bwww\./gi, `www${WIDTHLESS}.`);
}
function longestRun(text, character) {
    let longest = 0;
    let run = 0;
    for (const one of text) {
        run = one === character ? run + 1 : 0;
        longest = Math.max(longest, run);
    }
    return longest;
}
/** Text as inline code of markdown. A `|` would end a table's cell even there: a similar character stands for it. */
function markdownCode(text) {
    const clean = stripTerminal(text).replace(/\s+/g, ' ').replace(/\|/g, '\u2502').trim();
    if (clean === '') {
        return '';
    }
    const fence = '`'.repeat(longestRun(clean, '`') + 1);
    const pad = clean.startsWith('`') || clean.endsWith('`') ? ' ' : '';
    return `${fence}${pad}${clean}${pad}${fence}`;
}
/** Text as a block of code of markdown; nothing in it can end the block. */
function markdownBlock(text) {
    const clean = stripTerminal(text);
    const fence = '`'.repeat(Math.max(3, longestRun(clean, '`') + 1));
    return `${fence}text\n${clean.replace(/\n+$/, '')}\n${fence}`;
}
/**
 * Text for the output of a workflow step, where the runner obeys lines that begin with `::` and the old `##[`. Such
 * lines are shown with a blank in between.
 */
function defuseWorkflowCommands(text) {
    return stripTerminal(text)
        .replace(/^(\s*):(?=:)/gm, '$1: ')
        .replace(/##(?=\[)/g, '# #');
}
/** A JSON document in whose text neither a terminal nor the runner of a workflow finds something to obey. */
function safeJson(value) {
    const encode = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    const text = JSON.stringify(value, null, 2)
        .replace(/[\x7f-\x9f]/g, encode)
        .replace(INVISIBLE, encode);
    return `${text.replaceAll('##[', '#\\u0023[')}\n`;
}
/** At most `limit` characters of a text, from its beginning and its end, with a line that says what was cut. */
function capText(text, limit) {
    if (text.length <= limit) {
        return text;
    }
    const note = (cut) => `\n[… ${cut} characters cut …]\n`;
    const room = Math.max(0, limit - note(text.length).length);
    const head = Math.ceil(room / 2);
    const tail = room - head;
    return `${wholeCharacters(text.slice(0, head))}${note(text.length - room)}${tail === 0 ? '' : wholeCharacters(text.slice(-tail))}`;
}
/** Without half a surrogate pair at either end. */
function wholeCharacters(text) {
    return text.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '');
}


/***/ }),

/***/ 4707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  inspectCommand: () => (/* binding */ inspectCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/cli/exit.js
var exit = __webpack_require__(30029);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/evidence/escape.js
var evidence_escape = __webpack_require__(39957);
// EXTERNAL MODULE: ./build/evidence/kernel-log/scanner.js + 6 modules
var kernel_log_scanner = __webpack_require__(26010);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./build/evidence/kernel-log/line.js
var kernel_log_line = __webpack_require__(90913);
;// CONCATENATED MODULE: ./build/evidence/parsers/ktap-line.js

const VERSION = /^(K?TAP) version \d{1,3}\s*$/;
const VERSION_INSIDE = /^(.{1,64}?)K?TAP version \d{1,3}\s*$/;
const PLAN = /^1\.\.(\d{1,9})\s*(?:#\s*(.*))?$/;
const DIRECTIVE = /^(SKIP|TODO|XFAIL|XPASS|TIMEOUT|ERROR|IGNORED?|exit=\d{1,3})(?:[:\s]+(.*)|\S{0,20})$/i;
const TOTALS = /^# Totals: pass:(\d{1,9}) fail:(\d{1,9}) xfail:(\d{1,9}) xpass:(\d{1,9}) skip:(\d{1,9}) error:(\d{1,9})/;
const GLUED = /\[ {0,8}\d{1,8}\.\d{6}\].*$/;
const CONTROL = /[\x00-\x08\x0b-\x1f]/;
const MAX_WIDTH = 256;
const MAX_NAME = 500;
/** Where the text behind blanks, tabs and `# ` begins, and how deep that is. Words of `#` lines keep their `#`. */
function afterPrefix(text) {
    let at = 0;
    let width = 0;
    while (at < text.length && width < MAX_WIDTH) {
        const code = text.charCodeAt(at);
        if (code === 32) {
            at += 1;
            width += 1;
        }
        else if (code === 9) {
            at += 1;
            width += 4;
        }
        else if (code === 35 && text.charCodeAt(at + 1) === 32) {
            if (/^# (?:Subtest: |Totals: |selftests: )/.test(text.slice(at, at + 14))) {
                break;
            }
            at += 2;
            width += 2;
        }
        else {
            break;
        }
    }
    return { at, width };
}
/** Splits `name # DIRECTIVE text`. A `#` that opens no directive is a diagnostic, as kunit_parser.py reads it. */
function nameAndDirective(rest) {
    const hash = rest.includes('#') ? /(?:^|\s)#\s*/.exec(rest) : null;
    if (hash === null) {
        return { name: rest.trim(), directive: null };
    }
    const name = rest.slice(0, hash.index).trim().slice(0, MAX_NAME);
    const tail = rest.slice(hash.index + hash[0].length).trim();
    const found = DIRECTIVE.exec(tail);
    if (found === null) {
        return { name, directive: { word: '', text: tail } };
    }
    const word = (found[1] ?? '').toUpperCase();
    return { name, directive: { word, text: found[2]?.trim() ?? '' } };
}
/** The result on a line from `at` on: `ok` or `not ok`, a number or ` - `, the rest. Nearly every line comes here. */
function resultToken(text, from, width) {
    const ok = text.charCodeAt(from) === 111;
    let at = from + (ok ? 0 : 4);
    if (!text.startsWith('ok ', at) || !(ok || text.startsWith('not ', from))) {
        return null;
    }
    at += 3;
    const digits = at;
    let number = 0;
    for (let code = text.charCodeAt(at); code >= 48 && code <= 57; code = text.charCodeAt(at)) {
        number = number * 10 + code - 48;
        at += 1;
    }
    const next = text[at];
    if (at - digits > 9 || (at > digits && next !== undefined && next !== ' ' && next !== '\t' && next !== '-')) {
        return null;
    }
    const unnumbered = at === digits;
    if (unnumbered && !text.startsWith('- ', at)) {
        return null;
    }
    at += text[at] === ' ' ? 1 : 0;
    at += text[at] === '-' && (text[at + 1] === ' ' || text[at - 1] !== ' ') ? 1 : 0;
    let rest = text.slice(at);
    if (rest.includes('[')) {
        rest = rest.replace(GLUED, '');
    }
    return { type: 'result', width, ok, number: unnumbered ? null : number, ...nameAndDirective(rest) };
}
function hashToken(text, width) {
    if (text.startsWith('# Subtest: ')) {
        return { type: 'subtest', width, name: text.slice(11).trim().slice(0, MAX_NAME) };
    }
    if (text.startsWith('# selftests: ')) {
        return { type: 'announce', width, name: text.slice(2).trim().slice(0, MAX_NAME) };
    }
    const totals = TOTALS.exec(text);
    if (totals === null) {
        return null;
    }
    return { type: 'totals', width, total: totals.slice(1).reduce((sum, count) => sum + Number(count), 0) };
}
function planToken(text, width) {
    const found = PLAN.exec(text);
    if (found === null) {
        return null;
    }
    const skip = /^SKIP\b\s*(.*)$/i.exec(found[2] ?? '');
    return { type: 'plan', width, count: Number(found[1]), skip: skip === null ? null : (skip[1] ?? '') };
}
/** The meaning of a line without printk prefix, or null for anything that is not KTAP. */
function readToken(text) {
    const { at, width } = afterPrefix(text);
    const first = text.charCodeAt(at);
    if (first === 111 || first === 110) {
        return resultToken(text, at, width);
    }
    const word = text.slice(at);
    switch (first) {
        case 49: // 1
            return planToken(word, width);
        case 75: // K
        case 84: {
            // T
            const version = VERSION.exec(word);
            return version === null ? null : { type: 'version', width, dialect: version[1] === 'KTAP' ? 'ktap' : 'tap' };
        }
        case 66: // B
            return word.startsWith('Bail out!') ? { type: 'bail', width, reason: word.slice(9).trim() } : null;
        case 35: // #
            return hashToken(word, width);
        case 45: // -
            return word === '---' ? { type: 'yaml', width } : null;
        default:
            return null;
    }
}
/** Something of every line that is a token; most lines of a console have none of it. */
const TOKENISH = /ok [\d-]|1\.\.\d|TAP version |# (?:Subtest|Totals|selftests):|Bail out!|---$/;
/** Whether a raw line can be a token at all: one cheap look before the line is taken apart. */
function mayBeToken(raw) {
    return TOKENISH.test(raw);
}
/** What a line of KTAP without any prefix begins with: blank, tab, `#`, or the first letter of a token. */
function startsPlain(raw) {
    const code = raw.charCodeAt(0);
    return (code === 32 ||
        code === 35 ||
        code === 9 ||
        code === 111 ||
        code === 110 ||
        code === 75 ||
        code === 84 ||
        code === 66);
}
/** A line without escape sequences and printk's prefix, as the reader of results wants it. */
function withoutConsolePrefix(raw) {
    if (startsPlain(raw) && !CONTROL.test(raw)) {
        return raw;
    }
    const line = (0,kernel_log_line/* parseConsoleLine */.$)(raw);
    return line.before === '' ? line.text : line.before;
}
/** What stands before a version line that is not blank: the collector's own prefix, on all lines that follow. */
function foreignPrefix(text) {
    const found = VERSION_INSIDE.exec(text);
    const prefix = found?.[1] ?? null;
    return prefix === null || /^[\s#]*$/.test(prefix) ? null : prefix;
}
/** The status a result line stands for. TODO and XFAIL failures were expected, which is no failure and no pass. */
function resultStatus(ok, directive) {
    switch (directive?.word) {
        case 'SKIP':
        case 'IGNORE':
        case 'IGNORED':
            return ok && directive.word !== 'SKIP' ? 'pass' : 'skip';
        case 'TODO':
        case 'XFAIL':
            return ok ? 'pass' : 'skip';
        case 'ERROR':
            return ok ? 'pass' : 'error';
        case 'TIMEOUT':
            return 'fail';
        default:
            return ok ? 'pass' : 'fail';
    }
}

;// CONCATENATED MODULE: ./build/evidence/parsers/result.js
const MAX_TESTS = 100_000;
const MAX_WARNINGS = 50;
const PLAIN_SEGMENT = /^[A-Za-z0-9-](?:[A-Za-z0-9_-]{0,118}[A-Za-z0-9-])?$/;
const MAX_SEGMENT = 120;
const MAX_MESSAGE = 4000;
function noCounts() {
    return { pass: 0, fail: 0, skip: 0, miss: 0, error: 0 };
}
/** A name as one segment of a dotted path: `[A-Za-z0-9_-]`, not empty. */
function pathSegment(name, fallback) {
    if (PLAIN_SEGMENT.test(name)) {
        return name;
    }
    const segment = name
        .slice(0, 4 * MAX_SEGMENT)
        .replace(/[^A-Za-z0-9_-]+/g, '_')
        .replace(/^_+/, '')
        .slice(0, MAX_SEGMENT);
    const end = /_{1,120}$/.exec(segment);
    const trimmed = end === null ? segment : segment.slice(0, end.index);
    return trimmed === '' ? fallback : trimmed;
}
/** A name with several parts, as kselftest's `selftests: dir: test`, as dotted segments. */
function pathOf(name, fallback) {
    if (!name.startsWith('selftests: ')) {
        return pathSegment(name, fallback);
    }
    return name
        .split(': ')
        .map((part) => pathSegment(part, fallback))
        .join('.');
}
function isBad(status) {
    return status === 'fail' || status === 'miss' || status === 'error';
}
/**
 * Counts a node: through its subtests, and itself where they do not say what it says. Returns how many of what was
 * counted are tested things, and whether one of them is bad.
 */
function tally(node, counts) {
    let tested = 0;
    let bad = false;
    for (const child of node.children) {
        const below = tally(child, counts);
        tested += below.tested;
        bad ||= below.bad;
    }
    if (tested === 0 || (!bad && isBad(node.status))) {
        counts[node.status] += 1;
        return { tested: tested + (node.ranNothing === true ? 0 : 1), bad: bad || isBad(node.status) };
    }
    return { tested, bad };
}
/** A name no sibling has: the second of the same name becomes `name_dup2`. */
function uniqueName(name, siblings) {
    const seen = siblings.get(name);
    if (seen === undefined) {
        siblings.set(name, 1);
        return name;
    }
    siblings.set(name, seen + 1);
    return uniqueName(`${name}_dup${seen + 1}`, siblings);
}
/** A collector of at most `maxTests` tests; the counts go on beyond it. */
function createCollector(maxTests = MAX_TESTS) {
    const tests = [];
    const counts = noCounts();
    const warnings = [];
    const roots = new Map();
    let dropped = 0;
    const list = (node, prefix, index, siblings) => {
        if (tests.length >= maxTests) {
            dropped += 1;
            return;
        }
        const path = prefix + uniqueName(pathOf(node.name, `test_${index}`), siblings);
        const test = { path, status: node.status };
        if (node.duration_s !== undefined) {
            test.duration_s = node.duration_s;
        }
        if (node.message !== undefined && node.message !== '') {
            test.message = node.message.slice(0, MAX_MESSAGE);
        }
        tests.push(test);
        if (node.children.length > 0) {
            const names = new Map();
            let below = 0;
            for (const child of node.children) {
                below += 1;
                list(child, `${path}.`, below, names);
            }
        }
    };
    const warn = (message) => {
        if (warnings.length < MAX_WARNINGS) {
            warnings.push(message.slice(0, 500));
        }
    };
    return {
        add(node, prefix = '') {
            tally(node, counts);
            const siblings = roots.get(prefix) ?? new Map();
            roots.set(prefix, siblings);
            list(node, prefix, 1, siblings);
        },
        count(status, times) {
            counts[status] += times;
        },
        warn,
        result(format, complete) {
            const cut = dropped > 0 ? [`${dropped} tests beyond the first ${maxTests} are counted but not listed`] : [];
            return { format, tests, counts, warnings: [...warnings, ...cut], complete };
        },
    };
}

;// CONCATENATED MODULE: ./build/evidence/parsers/ltp.js


const TAG = /^tag=(\S{1,200}) stime=/;
const STATUS = /\btermination_type=(\w+) termination_id=(\d{1,5})\b/;
const DURATION = /^duration=(\d{1,9}) /;
const LINE = /^([\w.-]{1,100}?)(?:\.c|\.sh)?:?(?:\d{1,6}:)? (TPASS|TFAIL|TBROK|TCONF|TWARN)(?:: |\b)(.{0,500})/;
const OLD_LINE = /^([\w.-]{1,100}) {1,8}\d{1,6} {1,4}(TPASS|TFAIL|TBROK|TCONF|TWARN) {1,4}: {1,4}(.{0,500})/;
const TABLE_HEAD = /^Testcase {5,}Result {2,}Exit Value/;
const TABLE_ROW = /^(\S{1,200}) +(PASS|FAIL|CONF|BROK|WARN) +(\d{1,5})$/;
const TABLE_TOTAL = /^Total Tests: (\d{1,9})$/;
const KIRK = /^(\S{1,200}): (pass|fail|brok|conf|skip|warn)(?:ed|en)?(?: \| [\w ]{1,60})? {0,4}\((?:(\d{1,5})h )?(?:(\d{1,5})m )?(\d{1,9}(?:\.\d{1,9})?)s\)$/;
const KIRK_START = /^(\S{1,200}): $/;
const WORDS = {
    pass: 'pass',
    fail: 'fail',
    brok: 'error',
    conf: 'skip',
    skip: 'skip',
    warn: 'fail',
};
const RANK = ['skip', 'pass', 'fail', 'error'];
/** The status of one of LTP's result words (`TPASS`, `conf`, `BROK`); TWARN is a failure as for runltp. */
function ltpStatus(word) {
    return WORDS[word.toLowerCase().replace(/^t(?=pass|fail|brok|conf|warn)/, '')] ?? 'error';
}
/** The status of a test's exit value: the bits of TFAIL 1, TBROK 2, TWARN 4, TCONF 32. */
function ltpExitStatus(type, value) {
    if (type !== 'exited') {
        return 'error';
    }
    if (value === 0) {
        return 'pass';
    }
    if ((value & 2) !== 0) {
        return 'error';
    }
    return value === 32 ? 'skip' : 'fail';
}
function worse(left, right) {
    return left === null || RANK.indexOf(right) > RANK.indexOf(left) ? right : left;
}
function add(state, name, status, messages, duration) {
    const node = { name, status, children: [] };
    if (messages.length > 0) {
        node.message = messages.join('\n');
    }
    if (duration !== undefined) {
        node.duration_s = duration;
    }
    state.results += 1;
    state.missing ||= status === 'miss';
    state.collector.add(node);
}
function closeLoose(state) {
    const loose = state.loose;
    state.loose = null;
    if (loose?.worst != null) {
        add(state, loose.name, loose.worst, loose.messages);
    }
}
function closeBlock(state, status) {
    const block = state.block;
    state.block = null;
    if (block !== null && block.name !== '') {
        add(state, block.name, status ?? 'miss', status === null ? ['started, no result'] : block.messages);
    }
}
function takeLine(state, text) {
    const found = LINE.exec(text) ?? OLD_LINE.exec(text);
    if (found === null) {
        return;
    }
    const status = ltpStatus(found[2] ?? '');
    if (state.block === null && state.loose?.name !== found[1]) {
        closeLoose(state);
        state.loose = { name: found[1] ?? '', worst: null, messages: [] };
    }
    const open = state.block ?? state.loose;
    if (open !== null) {
        open.worst = worse(open.worst, status);
        if (status !== 'pass' && open.messages.length < 5) {
            open.messages.push(`${found[2]}: ${found[3]}`);
        }
    }
}
function takeBlockLine(state, text) {
    if (text.startsWith('<<<test_start>>>')) {
        closeBlock(state, null);
        closeLoose(state);
        state.block = { name: '', worst: null, messages: [] };
        return true;
    }
    const block = state.block;
    if (block === null) {
        return false;
    }
    const tag = block.name === '' ? TAG.exec(text) : null;
    if (tag !== null) {
        block.name = tag[1] ?? '';
        return true;
    }
    const status = STATUS.exec(text);
    if (status !== null) {
        const duration = DURATION.exec(text);
        const ended = ltpExitStatus(status[1] ?? '', Number(status[2]));
        const { name, messages } = block;
        state.block = null;
        const said = ended === 'error' && status[1] !== 'exited' ? [`${status[1]} ${status[2]}`, ...messages] : messages;
        add(state, name, ended, said, duration === null ? undefined : Number(duration[1]));
        return true;
    }
    return false;
}
function takeTableLine(state, text) {
    if (TABLE_HEAD.test(text)) {
        state.inTable = true;
        return true;
    }
    if (!state.inTable) {
        return false;
    }
    const total = TABLE_TOTAL.exec(text);
    if (total !== null) {
        state.planned = Number(total[1]);
        state.inTable = false;
        return true;
    }
    const row = TABLE_ROW.exec(text);
    if (row !== null) {
        add(state, row[1] ?? '', ltpStatus(row[2] ?? ''), row[3] === '0' ? [] : [`exit ${row[3]}`]);
    }
    return row !== null;
}
function takeKirkLine(state, text) {
    const found = KIRK.exec(text);
    if (found === null) {
        return false;
    }
    const seconds = Number(found[3] ?? 0) * 3600 + Number(found[4] ?? 0) * 60 + Number(found[5]);
    add(state, found[1] ?? '', ltpStatus(found[2] ?? ''), [], seconds);
    return true;
}
const WORTH_A_LOOK = /PASS|FAIL|BROK|CONF|WARN|<<<|_type=|tag=|s\)|Test/;
function feed(state, raw) {
    if (!WORTH_A_LOOK.test(raw)) {
        return;
    }
    const text = withoutConsolePrefix(raw).trimEnd();
    if (takeBlockLine(state, text) || takeTableLine(state, text) || takeKirkLine(state, text)) {
        return;
    }
    takeLine(state, text);
}
/** Reads LTP's text output: runltp blocks, its result table, kirk's lines, or one test's own lines. */
function createLtpParser(collector = createCollector()) {
    const state = {
        collector,
        block: null,
        loose: null,
        inTable: false,
        planned: null,
        results: 0,
        missing: false,
    };
    return {
        feed(line, terminated = true) {
            if (terminated || KIRK_START.test(line)) {
                feed(state, line);
            }
        },
        end() {
            closeBlock(state, null);
            closeLoose(state);
            if (state.planned !== null && state.planned > state.results) {
                collector.count('miss', state.planned - state.results);
                collector.warn(`the table says ${state.planned} tests, ${state.results} were seen`);
                state.missing = true;
            }
            return collector.result(state.results > 0 ? 'ltp' : 'none', state.results > 0 && !state.missing);
        },
    };
}

;// CONCATENATED MODULE: ./build/evidence/parsers/json.js



const MAX_BYTES = 64 * 1024 * 1024;
const MAX_DEPTH = 32;
const kirkReport = schemas/* object */.Ikc({
    results: schemas/* array */.YOg(schemas/* object */.Ikc({
        test_fqn: schemas/* string */.YjP(),
        status: schemas/* string */.YjP().optional(),
        test: schemas/* object */.Ikc({
            log: schemas/* string */.YjP().optional(),
            duration: schemas/* number */.aig().nonnegative().optional(),
            result: schemas/* string */.YjP().optional(),
            retval: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
        })
            .optional(),
    })),
    stats: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).optional(),
});
const kunitCase = schemas/* object */.Ikc({ name: schemas/* string */.YjP(), status: schemas/* string */.YjP(), duration: schemas/* number */.aig().nonnegative().optional() });
const kunitGroup = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    get sub_groups() {
        return schemas/* array */.YOg(kunitGroup).optional();
    },
    test_cases: schemas/* array */.YOg(kunitCase).optional(),
});
const KUNIT_STATUS = { PASS: 'pass', FAIL: 'fail', SKIP: 'skip', ERROR: 'error' };
/** The lines of an LTP log that say why a test did not pass. */
function reasons(log) {
    const lines = log.split('\n').filter((line) => /T(?:FAIL|BROK|CONF|WARN): /.test(line));
    return lines.slice(0, 5).join('\n');
}
function addKirk(collector, report) {
    for (const { test_fqn, status, test } of report.results) {
        const word = status ?? test?.result ?? '';
        const node = { name: test_fqn, status: ltpStatus(word), children: [] };
        const message = node.status === 'pass' ? '' : reasons(test?.log ?? '');
        if (message !== '') {
            node.message = message;
        }
        if (test?.duration !== undefined) {
            node.duration_s = test.duration;
        }
        collector.add(node);
    }
}
const WORST = ['error', 'miss', 'fail', 'pass', 'skip'];
function kunitNode(group, depth) {
    const cases = (group.test_cases ?? []).map((one) => {
        const node = { name: one.name, status: KUNIT_STATUS[one.status] ?? 'error', children: [] };
        return one.duration === undefined ? node : { ...node, duration_s: one.duration };
    });
    const groups = depth < MAX_DEPTH ? (group.sub_groups ?? []).map((one) => kunitNode(one, depth + 1)) : [];
    const children = [...groups, ...cases];
    const status = WORST.find((candidate) => children.some((child) => child.status === candidate)) ?? 'error';
    return { name: group.name, status, children };
}
function nesting(text) {
    let depth = 0;
    let deepest = 0;
    for (const character of text) {
        if (character === '[' || character === '{') {
            depth += 1;
            deepest = Math.max(deepest, depth);
        }
        else if (character === ']' || character === '}') {
            depth -= 1;
        }
    }
    return deepest;
}
function readJson(text) {
    // Zod recurses along the document, so a hostile depth has to be refused before.
    if (nesting(text) > 4 * MAX_DEPTH) {
        return null;
    }
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
const KIRK_KEYS = /^\s*\{\s*"(?:results|stats|environment)"\s*:/;
const KUNIT_KEYS = /^\s*\{\s*"(?:arch|defconfig|build_environment|sub_groups|test_cases|lab_name|kernel|job|git_branch|name|misc)"\s*:/;
function damaged(collector, format) {
    collector.count('error', 1);
    collector.warn('the JSON document is cut off or damaged');
    return collector.result(format, false);
}
function read(collector, lines, otherwise) {
    const text = lines.map((line) => line.text).join('\n');
    const document = readJson(text);
    if (document === undefined && (KIRK_KEYS.test(text) || KUNIT_KEYS.test(text))) {
        return damaged(collector, KIRK_KEYS.test(text) ? 'kirk' : 'kunit-json');
    }
    if (document === undefined) {
        const parser = otherwise();
        for (const line of lines) {
            parser.feed(line.text, line.terminated);
        }
        return parser.end();
    }
    const kirk = kirkReport.safeParse(document);
    if (kirk.success) {
        addKirk(collector, kirk.data);
        return collector.result('kirk', true);
    }
    const kunit = kunitGroup.safeParse(document);
    if (kunit.success && (kunit.data.sub_groups !== undefined || kunit.data.test_cases !== undefined)) {
        for (const child of kunitNode(kunit.data, 0).children) {
            collector.add(child);
        }
        return collector.result('kunit-json', true);
    }
    return collector.result('none', false);
}
function createNothingParser() {
    return { feed: () => { }, end: () => createCollector().result('none', false) };
}
/**
 * Reads kirk's report (`results[].test_fqn`) and the document of `kunit.py --json`. Both are one JSON document, so
 * the text is held until its end, up to 64 MiB. What turns out to be no JSON is read by `otherwise`.
 */
function createJsonParser(otherwise = createNothingParser, collector = createCollector()) {
    const lines = [];
    let size = 0;
    return {
        feed(text, terminated = true) {
            size += text.length + 1;
            if (size <= MAX_BYTES) {
                lines.push({ text, terminated });
            }
        },
        end() {
            if (size > MAX_BYTES) {
                collector.count('error', 1);
                collector.warn('the JSON document is larger than 64 MiB');
                return collector.result('none', false);
            }
            return read(collector, lines, otherwise);
        },
    };
}

// EXTERNAL MODULE: ./node_modules/saxes/saxes.js
var saxes = __webpack_require__(59800);
;// CONCATENATED MODULE: ./build/evidence/parsers/junit.js


const REASONS = { failure: 'fail', error: 'error', skipped: 'skip' };
const MAX_TEXT = 4000;
function attribute(tag, name) {
    return tag.attributes[name] ?? '';
}
function openCase(tag, state) {
    const seconds = Number.parseFloat(attribute(tag, 'time').replace(/,/g, ''));
    const suite = attribute(tag, 'classname') || state.suites.filter((name) => name !== '').at(-1) || '';
    const duration = Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
    const skipped = /^(?:notrun|disabled|skipped|suppressed)$/i.test(attribute(tag, 'status') || attribute(tag, 'result'));
    return { name: attribute(tag, 'name'), suite, status: skipped ? 'skip' : 'pass', message: '', duration };
}
function closeCase(state, status) {
    const open = state.open;
    state.open = null;
    if (open === null) {
        return;
    }
    const node = { name: open.name, status, children: [] };
    if (open.message !== '') {
        node.message = open.message;
    }
    if (open.duration !== null) {
        node.duration_s = open.duration;
    }
    state.results += 1;
    const prefix = open.suite.split('.').filter((part) => part !== '');
    const path = prefix.map((part) => part.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 120)).join('.');
    state.collector.add(node, path === '' ? '' : `${path}.`);
}
function onOpen(state, tag) {
    state.suiteSeen ||= tag.name.startsWith('testsuite');
    if (tag.name === 'testsuite') {
        state.suites.push(attribute(tag, 'name'));
    }
    else if (tag.name === 'testcase') {
        state.open = openCase(tag, state);
    }
    else if (state.open !== null && REASONS[tag.name] !== undefined) {
        state.open.status = REASONS[tag.name] ?? 'fail';
        state.open.message = attribute(tag, 'message').slice(0, MAX_TEXT);
        state.inReason = true;
        state.text = '';
    }
}
function onClose(state, name) {
    if (name === 'testsuite') {
        state.suites.pop();
    }
    else if (name === 'testcase' && state.open !== null) {
        closeCase(state, state.open.status);
    }
    else if (REASONS[name] !== undefined && state.open !== null) {
        state.inReason = false;
        const text = state.text.trim();
        const said = [state.open.message, text].filter((part) => part !== '');
        state.open.message = said.join('\n').slice(0, MAX_TEXT);
    }
    state.closed = name === 'testsuites' || (name === 'testsuite' && state.suites.length === 0);
}
/** Whether this first line of a file begins an XML document. */
function looksLikeXml(line) {
    return /^\uFEFF?\s*<(?:\?xml|!--|!DOCTYPE|testsuite)/.test(line);
}
/**
 * Reads JUnit XML as it comes. Test cases of a document that is cut off or not well-formed count up to the damage;
 * the damage itself is an error. Entities of a DTD are not expanded.
 */
function createJunitParser(collector = createCollector()) {
    const state = {
        collector,
        suites: [],
        open: null,
        text: '',
        inReason: false,
        results: 0,
        damaged: false,
        closed: false,
        suiteSeen: false,
    };
    const parser = new saxes/* SaxesParser */.wT();
    parser.on('opentag', (tag) => onOpen(state, tag));
    parser.on('closetag', (tag) => onClose(state, tag.name));
    const onText = (text) => {
        if (state.inReason && state.text.length < MAX_TEXT) {
            state.text += text.slice(0, MAX_TEXT);
        }
    };
    parser.on('text', onText);
    parser.on('cdata', onText);
    parser.on('error', () => {
        state.damaged = true;
    });
    const write = (text) => {
        if (state.damaged) {
            return;
        }
        try {
            parser.write(text);
        }
        catch {
            state.damaged = true;
        }
    };
    return {
        feed(line, terminated = true) {
            write(terminated ? `${line}\n` : line);
        },
        end() {
            const cut = state.damaged || !state.closed;
            if (state.open !== null) {
                state.open.message = 'the report is cut off in this test case';
                closeCase(state, 'miss');
            }
            if (cut && state.suiteSeen) {
                collector.count('error', 1);
                collector.warn('the XML document is cut off or damaged');
            }
            return collector.result(state.suiteSeen ? 'junit' : 'none', !cut);
        },
    };
}

;// CONCATENATED MODULE: ./build/evidence/parsers/ktap-levels.js
const ktap_levels_MAX_DEPTH = 24;
/** Missing results are listed up to this many in one log: a hostile plan costs nothing to write. */
const MAX_MISSING = 5000;
const MAX_PENDING = 20_000;
function openLevel(state, width) {
    const level = { width, plan: null, seen: 0, nodes: [], subtest: null, announced: null, running: null };
    state.levels.push(level);
    return level;
}
function ktap_levels_top(state) {
    return state.levels[state.levels.length - 1];
}
/** Adds a finished node to a level. Nodes of the outermost level that cannot get a parent any more go out at once. */
function place(state, level, node) {
    if (level === state.levels[0] && level.width === 0) {
        state.collector.add(node);
        return;
    }
    level.nodes.push(node);
    if (level.nodes.length >= MAX_PENDING) {
        for (const pending of level.nodes.splice(0)) {
            state.collector.add(pending);
        }
    }
}
/** Ends a collection: what was planned and did not come is missing. */
function finishCollection(state, level) {
    const missing = level.plan === null ? 0 : level.plan - level.seen;
    if (missing > 0) {
        state.incomplete = true;
        const named = Math.min(missing, MAX_MISSING - state.missingNamed);
        state.missingNamed += named;
        for (let index = 0; index < named; index += 1) {
            const hint = index === 0 ? (level.announced ?? level.running) : null;
            const name = hint ?? `test_${level.seen + index + 1}`;
            place(state, level, { name, status: 'miss', message: 'planned, no result', children: [] });
        }
        state.collector.count('miss', missing - named);
    }
    else if (missing < 0) {
        state.collector.warn(`${-missing} more results than the plan of ${level.plan} says`);
    }
    if (level.plan === null && (level.announced ?? level.running) !== null) {
        state.incomplete = true;
        const name = level.announced ?? level.running ?? '';
        place(state, level, { name, status: 'miss', message: 'started, no result', children: [] });
    }
    level.plan = null;
    level.seen = 0;
    level.announced = null;
    level.running = null;
}
/** Takes the innermost level off; its results go to the level above, under a test that has no result of its own. */
function orphan(state) {
    const level = state.levels.pop();
    const parent = ktap_levels_top(state);
    if (level === undefined) {
        return;
    }
    if (parent === undefined) {
        state.levels.push(level);
        finishCollection(state, level);
        state.levels.pop();
        level.nodes.forEach((node) => {
            state.collector.add(node);
        });
        return;
    }
    finishCollection(state, level);
    const open = parent.plan !== null && parent.seen < parent.plan;
    const name = parent.announced ?? level.subtest ?? (open ? `test_${parent.seen + 1}` : null);
    if (name === null) {
        level.nodes.forEach((node) => {
            place(state, parent, node);
        });
        return;
    }
    if (level.nodes.length === 0 && !open) {
        return;
    }
    parent.announced = null;
    parent.seen += 1;
    state.incomplete = true;
    place(state, parent, { name, status: 'miss', message: 'started, no result', children: level.nodes });
}
function orphansDeeperThan(state, width) {
    for (let level = ktap_levels_top(state); level !== undefined && level.width > width; level = ktap_levels_top(state)) {
        orphan(state);
    }
}
/** The level of this width, opened when there is none. */
function levelAt(state, width) {
    const level = ktap_levels_top(state);
    if (level !== undefined && (level.width === width || state.levels.length >= ktap_levels_MAX_DEPTH)) {
        return level;
    }
    return openLevel(state, width);
}
function isFresh(level) {
    return level.plan === null && level.seen === 0;
}
const NO_CHILDREN = { children: [], ranNothing: false, subtest: null };
/** Takes the levels below a result off and gives back what becomes its subtests. */
function adoptChildren(state, width) {
    while (state.levels.length > 1 && (state.levels[state.levels.length - 2]?.width ?? -1) > width) {
        orphan(state);
    }
    const below = ktap_levels_top(state);
    if (below === undefined || below.width <= width) {
        return NO_CHILDREN;
    }
    const ranNothing = below.subtest !== null && below.seen === 0 && below.nodes.length === 0 && !below.plan;
    finishCollection(state, below);
    state.levels.pop();
    return { children: below.nodes, ranNothing, subtest: below.subtest };
}

;// CONCATENATED MODULE: ./build/evidence/parsers/ktap.js



const MAX_NOTES = 10;
const MAX_YAML = 200;
const RUNNING = /^[\s#]*RUN +(\S{1,200}) \.\.\.\s*$/;
function takeVersion(state, width, dialect) {
    state.started = true;
    state.dialect ??= dialect;
    orphansDeeperThan(state, width);
    const level = levelAt(state, width);
    if (!isFresh(level)) {
        finishCollection(state, level);
    }
}
function takeSubtest(state, width, name) {
    state.started = true;
    orphansDeeperThan(state, width);
    const level = levelAt(state, width);
    if (!isFresh(level)) {
        level.announced = name;
        return;
    }
    if (level.subtest !== null && level.subtest !== name && level.nodes.length > 0) {
        orphan(state);
        openLevel(state, width).subtest = name;
        return;
    }
    level.subtest = name;
}
function takePlan(state, width, count, skip) {
    state.started = true;
    orphansDeeperThan(state, width);
    const level = levelAt(state, width);
    if (level.plan !== null) {
        if (level.seen < level.plan) {
            state.collector.warn(`a second plan 1..${count} after ${level.seen} of ${level.plan} results`);
        }
        finishCollection(state, level);
    }
    level.plan = count;
    const outermost = level === state.levels[0];
    state.planned ||= outermost;
    if (count === 0 && outermost && level.seen === 0) {
        if (skip === null) {
            state.collector.count('error', 1);
            state.collector.warn('the plan is empty: no tests were run');
        }
        else {
            state.collector.count('skip', 1);
            state.collector.warn(`everything was skipped: ${skip}`);
        }
    }
}
function messageOf(token, notes) {
    const directive = token.directive;
    const said = directive === null ? '' : `${directive.word} ${directive.text}`.trim();
    return notes.length === 0 ? said : [said, ...notes].filter((line) => line.trim() !== '').join('\n');
}
function takeResult(state, token, terminated) {
    if (!state.started && token.number === null) {
        return;
    }
    state.started = true;
    state.kselftest ||= token.name.startsWith('selftests: ');
    const { children, ranNothing, subtest } = adoptChildren(state, token.width);
    const level = levelAt(state, token.width);
    level.seen += 1;
    level.announced = null;
    level.running = null;
    const name = token.name === '' ? (subtest ?? `test_${token.number ?? level.seen}`) : token.name;
    let status = resultStatus(token.ok, token.directive);
    const failed = status === 'fail' || status === 'error';
    let message = messageOf(token, failed ? lastNotes(state) : []);
    if (ranNothing && status === 'pass') {
        status = 'error';
        message = 'announced subtests and ran none';
    }
    if (!terminated) {
        status = 'miss';
        message = 'the log is cut off in this line';
        state.incomplete = true;
    }
    const node = { name, status, children };
    if (message !== '') {
        node.message = message;
    }
    if (ranNothing) {
        node.ranNothing = true;
    }
    place(state, level, node);
    state.noted = 0;
}
function takeBail(state, width, reason) {
    state.incomplete = true;
    state.collector.warn(`Bail out! ${reason}`);
    const level = ktap_levels_top(state);
    if (width === 0 && (level === undefined || level.plan === null || level.seen >= level.plan)) {
        orphansDeeperThan(state, 0);
        place(state, levelAt(state, 0), { name: 'bail_out', status: 'error', message: reason, children: [] });
    }
}
function takeTotals(state, width, total) {
    const level = state.levels.find((candidate) => candidate.width === width);
    if (level !== undefined && level.seen !== total) {
        state.collector.warn(`totals say ${total} results, ${level.seen} were seen`);
        // kcmp_test counts results in children whose lines are lost: the program itself vouches for them.
        level.seen = Math.max(level.seen, total);
    }
}
/** Other lines are what a failing test said before its result; a test harness also names the case it runs. */
function takeNote(state, text) {
    if (!state.started) {
        return;
    }
    const running = text.includes('RUN  ') ? RUNNING.exec(text) : null;
    const level = ktap_levels_top(state);
    if (running !== null && level !== undefined) {
        level.running = running[1] ?? null;
    }
    if (text.length > 0) {
        state.notes[state.noted % MAX_NOTES] = text.length > 300 ? text.slice(0, 300) : text;
        state.noted += 1;
    }
}
/** The last lines before a result, oldest first. */
function lastNotes(state) {
    const count = Math.min(state.noted, MAX_NOTES);
    return Array.from({ length: count }, (_, index) => state.notes[(state.noted - count + index) % MAX_NOTES] ?? '');
}
/** kselftest's runner names a test before it runs it: an announced one without result never finished. */
function takeAnnouncement(state, width, name) {
    state.kselftest = true;
    state.started = true;
    orphansDeeperThan(state, width);
    const level = levelAt(state, width);
    if (level.announced !== null && level.announced !== name) {
        level.seen += 1;
        state.incomplete = true;
        place(state, level, { name: level.announced, status: 'miss', message: 'started, no result', children: [] });
    }
    level.announced = name;
}
function takeToken(state, token, terminated) {
    switch (token.type) {
        case 'version':
            takeVersion(state, token.width, token.dialect);
            break;
        case 'subtest':
            takeSubtest(state, token.width, token.name);
            break;
        case 'plan':
            if (terminated) {
                takePlan(state, token.width, token.count, token.skip);
            }
            break;
        case 'result':
            takeResult(state, token, terminated);
            break;
        case 'announce':
            takeAnnouncement(state, token.width, token.name);
            break;
        case 'totals':
            takeTotals(state, token.width, token.total);
            break;
        case 'bail':
            takeBail(state, token.width, token.reason);
            break;
        case 'yaml':
            if (state.afterResult) {
                state.yamlLines = MAX_YAML;
                state.yamlWidth = token.width;
            }
    }
}
/** Whether a line belongs to the YAML block behind a TAP result: indented as its first line, up to `...`. */
function inYaml(state, text) {
    if (!text.startsWith(' '.repeat(state.yamlWidth))) {
        state.yamlLines = 0;
        return false;
    }
    state.yamlLines = text.trim() === '...' ? 0 : state.yamlLines - 1;
    return true;
}
function ktap_feed(state, raw, terminated) {
    if (state.yamlLines === 0 && !mayBeToken(raw)) {
        state.afterResult = false;
        takeNote(state, raw);
        return;
    }
    let text = withoutConsolePrefix(raw);
    if (state.prefix !== null && text.startsWith(state.prefix)) {
        text = text.slice(state.prefix.length);
    }
    if (state.yamlLines > 0 && inYaml(state, text)) {
        return;
    }
    const token = readToken(text);
    if (token !== null) {
        takeToken(state, token, terminated);
        state.afterResult = token.type === 'result' && token.width === 0;
        return;
    }
    state.afterResult = false;
    if (text.includes('TAP version ')) {
        const prefix = foreignPrefix(text);
        if (prefix !== null) {
            state.prefix = prefix;
            takeVersion(state, 0, text.includes('KTAP version ') ? 'ktap' : 'tap');
            return;
        }
    }
    takeNote(state, text);
}
function finish(state) {
    while (state.levels.length > 0) {
        orphan(state);
    }
    const format = state.kselftest ? 'kselftest' : (state.dialect ?? 'tap');
    return state.collector.result(state.started ? format : 'none', state.started && !state.incomplete && state.planned);
}
/**
 * Reads KTAP 1 and TAP 13/14 as kernels, kselftest and KUnit really print it: a header per collection or one for
 * all, nesting by blanks, tabs or `# `, with or without version and subtest lines, between console noise and behind
 * printk prefixes. A parent's line follows its subtests; a planned result that does not come is `miss`.
 */
function createKtapParser(collector = createCollector()) {
    const state = {
        collector,
        levels: [],
        prefix: null,
        dialect: null,
        kselftest: false,
        started: false,
        notes: [],
        noted: 0,
        yamlLines: 0,
        yamlWidth: 0,
        afterResult: false,
        incomplete: false,
        missingNamed: 0,
        planned: false,
    };
    return {
        feed: (line, terminated = true) => ktap_feed(state, line, terminated),
        end: () => finish(state),
    };
}

;// CONCATENATED MODULE: ./build/evidence/parsers/kvm-unit-tests.js


const kvm_unit_tests_LINE = /^(PASS|FAIL|SKIP) ([\w.+-]{1,200})(?: \((.{1,500})\))?$/;
const STATUSES = { PASS: 'pass', FAIL: 'fail', SKIP: 'skip' };
/**
 * Reads the summary lines of kvm-unit-tests' `run_tests.sh`: `PASS apic (53 tests, 1 skipped)`,
 * `FAIL vmx (timeout; duration=90s)`, `SKIP pmu (…)`. A PASS must say what it ran.
 */
function createKvmUnitTestsParser(collector = createCollector()) {
    let results = 0;
    return {
        feed(line, terminated = true) {
            if (!/PASS|FAIL|SKIP/.test(line)) {
                return;
            }
            const found = kvm_unit_tests_LINE.exec(withoutConsolePrefix(line).trimEnd());
            if (found === null ||
                (found[1] === 'PASS' && found[3] === undefined) ||
                (!terminated && found[3] === undefined)) {
                return;
            }
            const status = STATUSES[found[1]];
            const node = { name: found[2] ?? '', status, children: [] };
            if (found[3] !== undefined) {
                node.message = found[3];
            }
            results += 1;
            collector.add(node);
        },
        end: () => collector.result(results > 0 ? 'kvm-unit-tests' : 'none', results > 0),
    };
}

;// CONCATENATED MODULE: ./build/evidence/parsers/detect.js






/** Text formats may follow each other in one log, so all of them read along; none takes lines of another for its own. */
function createTextParser() {
    const collector = createCollector();
    const parsers = [createKtapParser(collector), createLtpParser(collector), createKvmUnitTestsParser(collector)];
    return {
        feed(line, terminated = true) {
            for (const parser of parsers) {
                parser.feed(line, terminated);
            }
        },
        end() {
            const found = parsers.map((parser) => parser.end()).filter((result) => result.format !== 'none');
            const complete = found.length > 0 && found.every((result) => result.complete);
            return collector.result(found[0]?.format ?? 'none', complete);
        },
    };
}
/** The parser of a format that was asked for. */
function createParserFor(format) {
    switch (format) {
        case 'ktap':
        case 'tap':
        case 'kselftest':
            return createKtapParser();
        case 'ltp':
            return createLtpParser();
        case 'kirk':
        case 'kunit-json':
            return createJsonParser();
        case 'kvm-unit-tests':
            return createKvmUnitTestsParser();
        case 'junit':
            return createJunitParser();
        case 'auto':
        case 'none':
            return createDetectingParser();
    }
}
/**
 * Decided by the first line that is not blank: later lines must not change what the earlier ones mean, or a log that
 * is cut off could look better than the whole.
 */
function parserOf(line) {
    if (looksLikeXml(line)) {
        return createJunitParser();
    }
    return line.trimStart().startsWith('{') ? createJsonParser(createTextParser) : createTextParser();
}
/** Reads results of a format that is not known before: looks at the beginning, then reads on as that format. */
function createDetectingParser() {
    let parser = null;
    return {
        feed(line, terminated = true) {
            if (parser === null && line.trim() === '') {
                return;
            }
            parser ??= parserOf(line);
            parser.feed(line, terminated);
        },
        end: () => (parser ?? createTextParser()).end(),
    };
}

;// CONCATENATED MODULE: ./build/evidence/inspect.js


const MAX_LINE = 65_536;
/** Reports of other programs may quote a kernel log; it is not the log of this machine. */
const DOCUMENTS = new Set(['junit', 'kirk', 'kunit-json']);
/** Cuts text into lines for `take`; a longer line than the limit is given in parts. */
function createLineFeed(take) {
    let carry = '';
    const push = (chunk) => {
        // Joining a long line up with every small chunk would take time quadratic in the line.
        if (carry.length + chunk.length <= MAX_LINE && !chunk.includes('\n')) {
            carry += chunk;
            return;
        }
        const text = carry === '' ? chunk : carry + chunk;
        let at = 0;
        for (let newline = text.indexOf('\n'); newline !== -1; newline = text.indexOf('\n', at)) {
            take(text.slice(at, newline), true);
            at = newline + 1;
        }
        carry = text.slice(at);
        if (carry.length > MAX_LINE) {
            take(carry, true);
            carry = '';
        }
    };
    const flush = () => {
        if (carry !== '') {
            take(carry, false);
            carry = '';
        }
    };
    return Object.assign(push, { flush });
}
/** Reads one log as it comes: results of any known format, kernel reports, and how it ends. */
function createInspector(options = {}) {
    const scanner = (0,kernel_log_scanner/* createLogScanner */.F)({ stampedOnly: options.source === 'output' });
    const parser = createParserFor(options.format ?? 'auto');
    const lines = createLineFeed((line, terminated) => parser.feed(line, terminated));
    return {
        feed(chunk) {
            scanner.feed(chunk);
            lines(chunk);
        },
        end() {
            lines.flush();
            const results = parser.end();
            const log = scanner.end({ cutShort: options.cutShort ?? false });
            const isDocument = DOCUMENTS.has(results.format);
            const findings = isDocument ? [] : log.findings;
            const warnings = [...results.warnings];
            if (log.dropped > 0 && !isDocument) {
                warnings.push(`${log.dropped} findings beyond the first ${log.findings.length} are not listed`);
            }
            const silent = isDocument || log.ending === 'unknown' || log.ending === 'no-output';
            const done = results.complete && silent && (isDocument || !log.kernel);
            return {
                schema: 1,
                format: results.format === 'none' && log.kernel ? 'kernel-log' : results.format,
                tests: results.tests,
                counts: results.counts,
                findings,
                ending: done ? 'completed' : isDocument ? 'unknown' : log.ending,
                warnings,
            };
        },
    };
}
/** Reads a log that is there as a whole. */
function inspectText(text, options = {}) {
    const inspector = createInspector(options);
    inspector.feed(text);
    return inspector.end();
}
/** Reads a log from a stream of its parts; memory does not grow with its size. */
async function inspect(chunks, options = {}) {
    const inspector = createInspector(options);
    for await (const chunk of chunks) {
        inspector.feed(chunk);
    }
    return inspector.end();
}

// EXTERNAL MODULE: ./build/report/summary.js
var summary = __webpack_require__(74611);
;// CONCATENATED MODULE: ./build/report/inspection.js
/** What `inspect` shows of a log on a terminal: a tree of results, then what the kernel reported. Pure. */


const MAX_TREE_LINES = 300;
/** Up to so many tests, those below a parent in which nothing failed are shown as well. */
const SMALL = 40;
/** Tests of one parent that did not fail. */
const MAX_GOOD = 12;
const MAX_FINDINGS = 50;
const MAX_EXCERPT_LINES = 24;
const MAX_EXCERPT = 4000;
const MAX_MESSAGE_LINES = 4;
const inspection_MAX_MESSAGE = 600;
const MAX_TITLE = 300;
const inspection_STATUSES = ['pass', 'fail', 'skip', 'miss', 'error'];
const BAD = new Set(['fail', 'miss', 'error']);
/** Whether a log is of a failure: a test that failed or is missing, or a fatal report of the kernel. */
function inspection_isBad({ counts, findings }) {
    return counts.fail + counts.miss + counts.error > 0 || findings.some(({ fatal }) => fatal);
}
const newBranch = (name) => ({ name, test: null, below: new Map(), counts: {}, bad: false });
function treeOf(tests) {
    const root = newBranch('');
    for (const test of tests) {
        let at = root;
        for (const name of test.path.split('.')) {
            let next = at.below.get(name);
            if (next === undefined) {
                next = newBranch(name);
                at.below.set(name, next);
            }
            at = next;
        }
        at.test = test;
    }
    count(root);
    return root;
}
function count(branch) {
    const { counts, test } = branch;
    for (const child of branch.below.values()) {
        count(child);
        branch.bad ||= child.bad;
        for (const status of inspection_STATUSES) {
            counts[status] = (counts[status] ?? 0) + (child.counts[status] ?? 0);
        }
    }
    if (test !== null && (branch.below.size === 0 || (!branch.bad && BAD.has(test.status)))) {
        counts[test.status] = (counts[test.status] ?? 0) + 1;
        branch.bad ||= BAD.has(test.status);
    }
}
/** `3 pass, 1 fail`; statuses that do not occur are left out. */
function countsText(counts) {
    return inspection_STATUSES.filter((status) => (counts[status] ?? 0) > 0)
        .map((status) => `${counts[status]} ${status}`)
        .join(', ');
}
function indented(text, indent, maxLines, maxSize) {
    const lines = (0,evidence_escape/* capText */.yA)((0,evidence_escape/* stripTerminal */.JI)(text).trimEnd(), maxSize).split('\n');
    const more = lines.length - maxLines;
    return [...lines.slice(0, maxLines), ...(more > 0 ? [`… ${(0,summary/* countOf */.pq)(more, 'more line')}`] : [])].map((line) => `${indent}| ${line}`);
}
function treeLines(branch, indent, lines, expandGood) {
    let good = 0;
    for (const child of branch.below.values()) {
        good += child.bad ? 0 : 1;
        if (lines.length >= MAX_TREE_LINES || (!child.bad && good > MAX_GOOD)) {
            continue;
        }
        const status = child.test?.status ?? (child.bad ? 'fail' : 'pass');
        const word = (BAD.has(status) ? status.toUpperCase() : status).padEnd(5);
        const counts = child.below.size > 0 ? `  (${countsText(child.counts)})` : '';
        lines.push(`${indent}${word} ${child.name}${counts}`);
        const { message } = child.test ?? {};
        if (message !== undefined && status !== 'pass') {
            lines.push(...indented(message, `${indent}      `, MAX_MESSAGE_LINES, inspection_MAX_MESSAGE));
        }
        if (child.bad || expandGood) {
            treeLines(child, `${indent}  `, lines, expandGood);
        }
    }
    if (good > MAX_GOOD && lines.length < MAX_TREE_LINES) {
        lines.push(`${indent}…     ${good - MAX_GOOD} more that did not fail`);
    }
}
function resultLines(tests) {
    const lines = [];
    treeLines(treeOf(tests), '  ', lines, tests.length <= SMALL);
    return lines.length < MAX_TREE_LINES
        ? lines
        : [...lines, `  … the first ${MAX_TREE_LINES} lines of ${(0,summary/* countOf */.pq)(tests.length, 'test')}; --json lists all`];
}
function findingLines(findings) {
    const lines = findings
        .slice(0, MAX_FINDINGS)
        .flatMap(({ kind, title, line, excerpt, fatal }) => [
        `  ${fatal ? 'FATAL ' : ''}${kind}: ${oneLine(title)} (line ${line})`,
        ...indented(excerpt, '      ', MAX_EXCERPT_LINES, MAX_EXCERPT),
    ]);
    const more = findings.length - MAX_FINDINGS;
    return more > 0 ? [...lines, `  … ${(0,summary/* countOf */.pq)(more, 'more finding')}; --json lists all`] : lines;
}
const oneLine = (text) => (0,evidence_escape/* stripTerminal */.JI)(text).replace(/\s+/g, ' ').slice(0, MAX_TITLE);
function headline({ format, counts, findings, ending }) {
    const fatal = findings.filter((finding) => finding.fatal).length;
    const results = format === 'none' || format === 'kernel-log' ? 'no test results' : `${format}: ${countsText(counts) || 'no tests'}`;
    const reports = findings.length === 0 ? 'no findings' : `${(0,summary/* countOf */.pq)(findings.length, 'finding')} (${fatal} fatal)`;
    return `${results}; ${reports}; ending: ${ending}`;
}
/** The lines that show one log. */
function renderInspection(name, inspection) {
    const { tests, findings, warnings, format } = inspection;
    const empty = format === 'none' ? ['neither test results nor messages of a kernel were found'] : [];
    return [
        `${oneLine(name)}: ${headline(inspection)}`,
        ...[...empty, ...warnings].map((warning) => `  note: ${oneLine(warning)}`),
        ...(tests.length > 0 ? resultLines(tests) : []),
        ...findingLines(findings),
    ].map(evidence_escape/* defuseWorkflowCommands */.yg);
}
/** The line below several logs. */
function renderTotals(inspections) {
    const counts = {};
    for (const status of inspection_STATUSES) {
        counts[status] = inspections.reduce((sum, one) => sum + one.counts[status], 0);
    }
    const bad = inspections.filter(inspection_isBad).length;
    const findings = inspections.reduce((sum, one) => sum + one.findings.length, 0);
    const verdict = bad === 0 ? 'none with a failure' : `${bad} with a failure`;
    return [
        `${(0,summary/* countOf */.pq)(inspections.length, 'log')}, ${verdict}: ${countsText(counts) || 'no test results'}; ${(0,summary/* countOf */.pq)(findings, 'finding')}`,
    ];
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/config/nearest.js
var nearest = __webpack_require__(49445);
// EXTERNAL MODULE: ./build/kernels/compression.js
var compression = __webpack_require__(28403);
// EXTERNAL MODULE: ./build/kernels/decompress.js
var decompress = __webpack_require__(2774);
// EXTERNAL MODULE: ./build/kernels/tools.js
var tools = __webpack_require__(25478);
;// CONCATENATED MODULE: ./build/inspect/open.js
/** Opens logs: files and standard input, plain or compressed, as streams of text. */











/** What else a file may begin with that is no text; what to do about each. */
const OTHERS = [
    ['504b0304', 'a zip archive: unpack it and name the log in it'],
    ['377abcaf271c', 'a 7z archive: unpack it and name the log in it'],
    ['04224d18', 'compressed by lz4: unpack it first (lz4 -d)'],
    ['1f9d', 'compressed by compress: unpack it first (uncompress)'],
    ['4c5a4950', 'compressed by lzip: unpack it first (lzip -d)'],
    ['7f454c46', 'a program, not a log: name a text file'],
    ['fffe', 'UTF-16 text: convert it first (iconv -f UTF-16 -t UTF-8)'],
    ['feff', 'UTF-16 text: convert it first (iconv -f UTF-16 -t UTF-8)'],
];
const LONGEST_MAGIC = 16;
const CHUNK = 1 << 17;
/**
 * Refuses what is no readable file, before anything is read.
 *
 * @throws UserError with the nearest name, or what to name instead
 */
async function checkFile(file, name) {
    try {
        if ((await (0,promises_.stat)(file)).isDirectory()) {
            throw new errors/* UserError */.yo(`${name} is a folder: name the logs in it`);
        }
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT' || code === 'ENOTDIR') {
            const beside = await (0,promises_.readdir)((0,external_node_path_.dirname)(file)).catch(() => []);
            throw new errors/* UserError */.yo(`${name} does not exist${(0,nearest/* didYouMean */.a)((0,external_node_path_.basename)(file), beside)}`);
        }
        throw error instanceof errors/* UserError */.yo ? error : new errors/* UserError */.yo(`${name} cannot be read: ${(0,errors/* errorMessage */.gJ)(error)}`);
    }
}
/** The bytes of a file as they come. */
const openFile = (file) => (0,external_node_fs_.createReadStream)(file, { highWaterMark: CHUNK });
/** The first bytes of a stream, enough to know what it is, and the stream as it was. */
async function peek(input) {
    const chunks = input[Symbol.asyncIterator]();
    let head = Buffer.alloc(0);
    while (head.length < LONGEST_MAGIC) {
        const next = await chunks.next();
        if (next.done === true) {
            break;
        }
        head = Buffer.concat([head, next.value]);
    }
    async function* whole() {
        yield head;
        for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
            yield next.value;
        }
    }
    return { head, whole: whole() };
}
async function* gunzip(input) {
    const output = (0,external_node_zlib_.createGunzip)({ chunkSize: CHUNK });
    const feeding = (0,external_node_stream_promises_.pipeline)(input, output);
    // Its error is thrown below, by the reading of what it feeds.
    feeding.catch(() => undefined);
    yield* output;
    await feeding;
}
async function* unpackWithTool(input, [command, ...args]) {
    if (!(0,tools/* hasTool */.J2)(command)) {
        throw new tools/* MissingTool */.XJ(command);
    }
    const stop = new AbortController();
    const tool = (0,tools/* startTool */.pQ)(command, args, stop.signal);
    try {
        const feeding = (0,external_node_stream_promises_.pipeline)(input, tool.stdin);
        let broken = null;
        feeding.catch((error) => {
            broken = error.code === 'EPIPE' || error.code === 'ERR_STREAM_PREMATURE_CLOSE' ? null : error;
            tool.stdin.destroy();
        });
        yield* tool.stdout;
        const { code, stderr } = await tool.exit;
        if (broken !== null || code !== 0) {
            throw broken ?? new Error(stderr || `${command} ended with exit code ${code}`);
        }
    }
    finally {
        stop.abort();
    }
}
function unpack(input, compression) {
    if (compression === null || compression === 'none') {
        return input;
    }
    return compression === 'gzip' ? gunzip(input) : unpackWithTool(input, decompress/* DECOMPRESSORS */.WY[compression]);
}
/**
 * The text of a log, unpacked by what its first bytes say it is: names lie, and standard input has none.
 *
 * @throws UserError that names the log, what is wrong with it, and what to do
 */
async function* readLog(input, name) {
    // Kernel and programs write bytes: what is no UTF-8 becomes a replacement character.
    const decoder = new TextDecoder();
    try {
        const { head, whole } = await peek(input);
        const hex = head.subarray(0, LONGEST_MAGIC).toString('hex');
        const other = OTHERS.find(([magic]) => hex.startsWith(magic));
        if (other !== undefined) {
            throw new errors/* UserError */.yo(`${name} is ${other[1]}`);
        }
        for await (const bytes of unpack(external_node_stream_.Readable.from(whole, { objectMode: false }), (0,compression/* detectCompression */.I)(head))) {
            yield decoder.decode(bytes, { stream: true });
        }
        yield decoder.decode();
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo) {
            throw error;
        }
        const remedy = error instanceof tools/* MissingTool */.XJ ? 'install it, or unpack the file first' : 'fetch it again';
        throw new errors/* UserError */.yo(`${name} cannot be read: ${(0,errors/* errorMessage */.gJ)(error)}; ${remedy}`);
    }
    finally {
        input.destroy();
    }
}

;// CONCATENATED MODULE: ./build/inspect/command.js
/** `inspect`: logs → tests, kernel reports and how each log ends. */







const STDIN = '-';
/** GitHub drops a job summary of over 1 MiB; other steps share the page. */
const MAX_SUMMARY = 400_000;
/** What a machine's own programs wrote, by the names of a results tree; everything else may be a console. */
function sourceOf(file, source) {
    if (source !== 'auto') {
        return source;
    }
    return /^(run-\d+-output|client-\d+)\.log(\.|$)/.test((0,external_node_path_.basename)(file)) ? 'output' : 'console';
}
/** @throws UserError when there is nothing to read, or a file that cannot be */
async function check(files, world) {
    if (files.filter((file) => file === STDIN).length > 1) {
        throw new errors/* UserError */.yo('standard input (-) can be read once only');
    }
    for (const file of files.filter((name) => name !== STDIN)) {
        await checkFile((0,external_node_path_.resolve)(world.cwd, file), file);
    }
}
function command_open(file, world) {
    if (file !== STDIN) {
        return readLog(openFile((0,external_node_path_.resolve)(world.cwd, file)), file);
    }
    const stdin = world.stdin();
    if (stdin === null) {
        throw new errors/* UserError */.yo('nothing is piped in: name a log, or pipe one into pullab inspect');
    }
    return readLog(stdin, 'standard input');
}
/**
 * Reads logs and says what is in them.
 *
 * @returns the exit code: a failure for a test that failed or is missing, and for a fatal report of the kernel
 * @throws UserError for a file that is missing or cannot be read
 */
async function inspectCommand(request, world) {
    const { face } = world;
    const files = request.files.length === 0 ? [STDIN] : request.files;
    await check(files, world);
    const inspected = [];
    const sections = [];
    for (const file of files) {
        const source = sourceOf(file, request.source);
        const inspection = await inspect(command_open(file, world), { format: request.format, source });
        const lines = renderInspection(file === STDIN ? 'standard input' : file, inspection);
        lines.forEach(face.info);
        sections.push((0,evidence_escape/* markdownBlock */.dI)((0,evidence_escape/* capText */.yA)(lines.join('\n'), Math.floor(MAX_SUMMARY / files.length))));
        inspected.push({ file, ...inspection });
    }
    const verdict = inspected.some(inspection_isBad) ? 'fail' : 'pass';
    if (files.length > 1) {
        renderTotals(inspected).forEach(face.info);
    }
    if (request.json) {
        const [{ file: _, ...only } = { file: '' }] = inspected;
        world.printDocument((0,evidence_escape/* safeJson */.oi)(files.length === 1 ? only : { schema: 1, files: inspected }));
    }
    face.setOutput('verdict', verdict);
    await face.summary(`${sections.join('\n\n')}\n`);
    return verdict === 'fail' ? exit/* EXIT */.d.failure : exit/* EXIT */.d.fine;
}


/***/ }),

/***/ 70182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G7: () => (/* binding */ comparisonHead),
/* harmony export */   Vs: () => (/* binding */ comparisonRows),
/* harmony export */   nX: () => (/* binding */ comparisonSentence)
/* harmony export */ });
const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, useGrouping: false });
const signed = (value) => `${value > 0 ? '+' : ''}${value.toFixed(1)} %`;
const comparisonHead = ['Verdict', 'Metric', 'Base', 'Tip', 'Change', '95 % interval', 'Machines'];
/** One row of text cells per comparison, in the order of `comparisonHead`; what a reader acts on comes first. */
function comparisonRows({ comparisons }) {
    const gravity = [
        'regression',
        'suspect',
        'improvement',
        'inconclusive',
        'insufficient',
        'not-compared',
        'equivalent',
    ];
    const order = (item) => gravity.indexOf(item.verdict);
    return [...comparisons]
        .sort((left, right) => order(left) - order(right))
        .map((item) => [
        item.verdict,
        item.metric,
        item.mean_base === null ? '–' : `${number.format(item.mean_base)} ${item.unit}`,
        item.mean_tip === null ? '–' : `${number.format(item.mean_tip)} ${item.unit}`,
        item.pct_change === null ? '–' : signed(item.pct_change),
        item.ci95 === null ? '–' : `${signed(item.ci95[0])} … ${signed(item.ci95[1])}`,
        String(item.n_pairs > 0 ? item.n_pairs : item.n_base + item.n_tip),
    ]);
}
/** The sentence over the table. `emulated` processors measure the emulator, not the kernel. */
function comparisonSentence(file, emulated) {
    const changed = file.metrics.filter(({ verdict }) => verdict === 'regression').map(({ metric }) => metric);
    const what = file.verdict === 'regression'
        ? `${changed.length} of ${file.metrics.length} metrics regressed: ${changed.join(', ')}`
        : `benchmarks: ${file.verdict} (${file.metrics.length} metrics)`;
    const warning = emulated ? ' The processors are emulated: this says nothing about the speed of a kernel.' : '';
    return `Tip ${file.tip.kernel} against base ${file.base.kernel}: ${what}.${warning}`;
}


/***/ }),

/***/ 74611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BT: () => (/* binding */ verdictSentence),
/* harmony export */   Br: () => (/* binding */ renderSummary),
/* harmony export */   Hd: () => (/* binding */ secondsText),
/* harmony export */   Vl: () => (/* binding */ machineSeconds),
/* harmony export */   em: () => (/* binding */ kernelsOf),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   vR: () => (/* binding */ comparisonMarkdown)
/* harmony export */ });
/* harmony import */ var _evidence_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39957);
/* harmony import */ var _comparison_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70182);


const mark = { pass: '✅', fail: '❌', skip: '⏭️', incomplete: '⚠️' };
/** `1 machine`, `2 machines`. */
const countOf = (n, what) => `${n} ${what}${n === 1 ? '' : 's'}`;
/** The sentence a reader needs if they read one only. */
function verdictSentence(run) {
    const { machines, pass, fail, skip, incomplete } = run.counts;
    const parts = [
        fail > 0 ? `${fail} failed` : '',
        incomplete > 0 ? `${incomplete} incomplete (infrastructure, not the kernel)` : '',
        pass > 0 ? `${pass} passed` : '',
        skip > 0 ? `${skip} skipped` : '',
    ].filter(Boolean);
    return `${run.verdict.toUpperCase()}: of ${countOf(machines, 'machine')}, ${parts.join(', ')}.`;
}
/** Seconds of a machine from its first boot to its end. */
function machineSeconds(machine) {
    return machine.started_at === null || machine.finished_at === null
        ? null
        : (Date.parse(machine.finished_at) - Date.parse(machine.started_at)) / 1000;
}
/** `3.2 s`; a dash when there is no value. */
const secondsText = (value) => (value === null ? '–' : `${value.toFixed(1)} s`);
/** The kernels a machine's stages ran on, in their order, each once. */
function kernelsOf(machine) {
    return [...new Set(machine.stages.flatMap((stage) => stage.kernel_release ?? []))];
}
const cell = _evidence_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV;
function machineTable(machines) {
    const rows = machines.map((machine) => {
        const done = machine.stages.filter((stage) => stage.verdict !== null).length;
        return [
            `${mark[machine.verdict]} ${machine.verdict}`,
            cell(machine.id),
            `${done}/${machine.stages.length}`,
            String(machine.boots),
            cell(kernelsOf(machine).join(', ')) || '–',
            secondsText(machineSeconds(machine)),
            cell(machine.reason ?? ''),
        ];
    });
    const head = ['Verdict', 'Machine', 'Stages', 'Boots', 'Kernels', 'Time', 'Reason'];
    return table([head, head.map(() => '---'), ...rows]);
}
function brokenMachine(machine, excerpt) {
    const lines = [`#### ${mark[machine.verdict]} ${cell(machine.id)}: ${cell(machine.reason ?? machine.verdict)}`];
    if (machine.notes.length > 0) {
        lines.push(machine.notes.map((note) => `- ${cell(note)}`).join('\n'));
    }
    if (excerpt) {
        lines.push(`<details><summary>Last lines</summary>\n\n${(0,_evidence_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .markdownBlock */ .dI)(excerpt)}\n\n</details>`);
    }
    return lines.join('\n\n');
}
const table = (rows) => rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
/** The comparison as a section of markdown. */
function comparisonMarkdown(file, emulated) {
    const rows = (0,_comparison_js__WEBPACK_IMPORTED_MODULE_1__/* .comparisonRows */ .Vs)(file).map((row) => row.map(cell));
    return `#### Benchmarks\n\n${cell((0,_comparison_js__WEBPACK_IMPORTED_MODULE_1__/* .comparisonSentence */ .nX)(file, emulated))}\n\n${table([_comparison_js__WEBPACK_IMPORTED_MODULE_1__/* .comparisonHead */ .G7, _comparison_js__WEBPACK_IMPORTED_MODULE_1__/* .comparisonHead */ .G7.map(() => '---'), ...rows])}`;
}
const maxBroken = 20;
/**
 * Renders the report as markdown, `maxBytes` long at most: what does not fit is left out from the end, and said.
 */
function renderSummary({ run, excerpts, comparison, emulated, maxBytes }) {
    const broken = run.machines.filter((machine) => machine.verdict === 'fail' || machine.verdict === 'incomplete');
    const sections = [
        `### ${mark[run.verdict]} ${cell(verdictSentence(run))}`,
        ...broken.slice(0, maxBroken).map((machine) => brokenMachine(machine, excerpts[machine.id] ?? null)),
        ...(broken.length > maxBroken ? [`… and ${broken.length - maxBroken} more machines that did not pass.`] : []),
        ...(comparison === null ? [] : [comparisonMarkdown(comparison, emulated)]),
        machineTable(run.machines),
        ...(run.notes.length > 0 ? [run.notes.map((note) => `- ${cell(note)}`).join('\n')] : []),
        `<details><summary>Run ${cell(run.run_id)}: where and how</summary>\n\n${Object.entries({
            lab: run.lab,
            ...run.environment,
        })
            .map(([name, value]) => `- ${cell(name)}: ${cell(value)}`)
            .join('\n')}\n\n</details>`,
    ];
    const cut = '\n\n*The rest is left out here for its size; the artifact has all of it.*\n';
    let text = '';
    for (const section of sections) {
        if (Buffer.byteLength(`${text}${section}\n\n${cut}`) > maxBytes) {
            return `${text}${cut}`;
        }
        text += `${section}\n\n`;
    }
    return text;
}


/***/ })

};
