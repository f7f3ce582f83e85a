export const id = 547;
export const ids = [547];
export const modules = {

/***/ 39957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   ZD: () => (/* binding */ escapeHtml),
/* harmony export */   dI: () => (/* binding */ markdownBlock),
/* harmony export */   yA: () => (/* binding */ capText),
/* harmony export */   yg: () => (/* binding */ defuseWorkflowCommands)
/* harmony export */ });
/* unused harmony exports stripTerminal, markdownCode */
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

/***/ 82547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommand: () => (/* binding */ runCommand)
});

// UNUSED EXPORTS: countVerdicts, exitCodeOf

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/cleanup/reaper.js
/** The net under a local run: a process that outlives this program and ends its machines when this program dies. */


/** Starts the reaper. It must be running before the first thing it watches is started. */
function startReaper() {
    const script = (0,external_node_fs_.readFileSync)(__webpack_require__.ab + "reaper.sh", 'utf8');
    // The script travels as an argument: standard input is the line to the program whose end it waits for.
    const child = (0,external_node_child_process_.spawn)('sh', ['-c', script, 'pullab-reaper'], {
        detached: true,
        stdio: ['pipe', 'ignore', 'ignore'],
        cwd: '/',
    });
    const ended = new Promise((resolve) => {
        child.on('close', () => resolve());
        child.on('error', () => resolve());
    });
    child.stdin.on('error', () => { });
    child.unref();
    const say = (line) => void child.stdin.write(`${line}\n`);
    return {
        watchProcess: (pid) => say(`process ${pid}`),
        forgetProcess: (pid) => say(`forget ${pid}`),
        watchFolder: (folder) => say(`folder ${folder}`),
        close: () => {
            child.ref();
            child.stdin.end();
            return ended;
        },
    };
}

// EXTERNAL MODULE: ./build/cli/exit.js
var exit = __webpack_require__(30029);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
;// CONCATENATED MODULE: ./build/evidence/verdict.js
const fail = (reason) => ({ verdict: 'fail', reason });
const incomplete = (reason) => ({ verdict: 'incomplete', reason });
const stageName = (stage) => `stage ${stage.n} (${stage.script})`;
/** The stage a boot was running when it ended: the last one that was started. */
function runningStage(stages) {
    const started = stages.filter((stage) => stage.started_at !== null);
    const last = started.at(-1);
    if (last === undefined) {
        return 'before the first stage';
    }
    return last.exit_code === null ? `in ${stageName(last)}` : `after ${stageName(last)}`;
}
function judgeNoBoot(boot, evidence) {
    const detail = boot.detail ?? 'no sign of life';
    if (boot.kernel === 'good') {
        return incomplete(`no-boot: the known-good kernel did not come up: ${detail}`);
    }
    if (evidence.emulatorDoubt !== null) {
        return incomplete(`no-boot: the ${boot.kernel} kernel did not come up (${detail}), but ${evidence.emulatorDoubt}`);
    }
    return evidence.goodKernelBooted
        ? fail(`no-boot: the ${boot.kernel} kernel did not come up where the known-good one did: ${detail}`)
        : incomplete(`no-boot: neither the ${boot.kernel} kernel nor the known-good one came up: ${detail}`);
}
function judgeEnding(boot, evidence) {
    const detail = boot.detail === null ? '' : `: ${boot.detail}`;
    const where = runningStage(evidence.stages);
    switch (boot.ending) {
        case 'end':
        case 'reboot':
            return null;
        case 'lab-error':
            return incomplete(`lab${detail}`);
        case 'no-boot':
            return judgeNoBoot(boot, evidence);
        case 'panic':
            return evidence.emulatorDoubt === null
                ? fail(`panic ${where}${detail}`)
                : incomplete(`emulator: panic ${where}${detail}; ${evidence.emulatorDoubt}`);
        case 'unplanned-reboot':
            return fail(`unplanned-reboot ${where}${detail}`);
        case 'power-off':
            return fail(`power-off ${where}${detail}`);
        case 'hang':
            return fail(`hang ${where}${detail}`);
        case 'killed':
            return fail(`timeout ${where}${detail}`);
    }
}
function judgeStages(stages) {
    const failed = stages.find((stage) => stage.verdict === 'fail');
    if (failed) {
        return fail(`${failed.reason ?? 'stage'} in ${stageName(failed)}`);
    }
    const missing = stages.filter((stage) => stage.verdict === null);
    if (missing.length > 0) {
        return fail(`missing: ${missing.map(stageName).join(', ')} left no result`);
    }
    if (stages.every((stage) => stage.verdict === 'skip')) {
        return { verdict: 'skip', reason: 'skip: every stage asked to be skipped (exit code 4)' };
    }
    return { verdict: 'pass', reason: null };
}
/**
 * Judges a machine, in the order of precedence of the contract: infrastructure first, so that it is never taken for a
 * kernel failure; then what the kernel did; then what the stages said; and a pass only when everything is there.
 */
function judgeMachine(evidence) {
    if (evidence.interrupted) {
        return incomplete('interrupted');
    }
    if (evidence.wrongKernel !== null) {
        return incomplete(`wrong-kernel: ${evidence.wrongKernel}`);
    }
    const last = evidence.boots.at(-1);
    if (last === undefined) {
        return incomplete('lab: the machine was never started');
    }
    return judgeEnding(last, evidence) ?? judgeStages(evidence.stages);
}
/** The verdict and reason of one stage from its exit code; `remaining` is how many stages follow. */
function judgeStage(exitCode, timedOut, remaining) {
    if (timedOut) {
        return fail('timeout');
    }
    if (exitCode === 0 || (exitCode === 194 && remaining > 0)) {
        return { verdict: 'pass', reason: null };
    }
    if (exitCode === 4) {
        return { verdict: 'skip', reason: 'exit code 4' };
    }
    return fail(exitCode === 194 ? 'exit code 194 (a reboot was asked for, but no stage is left)' : `exit code ${exitCode}`);
}
/** The verdict of a run: the gravest of its machines'. A run in which nothing passed or failed was skipped. */
function judgeRun(verdicts) {
    for (const gravest of ['fail', 'incomplete', 'pass']) {
        if (verdicts.includes(gravest)) {
            return gravest;
        }
    }
    return verdicts.length === 0 ? 'incomplete' : 'skip';
}
/**
 * The verdict of a machine once its kernel's log was read: a fatal report makes it a failure, whatever the scripts
 * said. Infrastructure trouble stays what it is, and so does a failure that is already named.
 *
 * @param fatalTitles the titles of the fatal reports, in their order
 */
function judgeFindings(judged, fatalTitles) {
    const [first] = fatalTitles;
    if (first === undefined || judged.verdict === 'incomplete' || judged.verdict === 'fail') {
        return judged;
    }
    const more = fatalTitles.length > 1 ? ` (and ${fatalTitles.length - 1} more)` : '';
    return fail(`kernel: ${first}${more}`);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/config/schema.js
var schema = __webpack_require__(57096);
;// CONCATENATED MODULE: ./build/guest/files.js

/** Reads the guest programs, which are shipped beside the program's own code. */
function readGuestFiles() {
    // The bundler copies a file only where it sees this very form of call.
    return {
        init: (0,external_node_fs_.readFileSync)(__webpack_require__.ab + "pullab-init.sh", 'utf8'),
        supervisor: (0,external_node_fs_.readFileSync)(__webpack_require__.ab + "pullab-supervisor.sh", 'utf8'),
        client: (0,external_node_fs_.readFileSync)(__webpack_require__.ab + "pullab-client.sh", 'utf8'),
        lib: (0,external_node_fs_.readFileSync)(__webpack_require__.ab + "pullab-lib.sh", 'utf8'),
        kernel: (0,external_node_fs_.readFileSync)(__webpack_require__.ab + "pullab-kernel.sh", 'utf8'),
    };
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./build/kernels/tools.js





/** The Debian package of each command this folder runs. */
const DEBIAN_PACKAGES = {
    xz: 'xz-utils',
    zstd: 'zstd',
    lz4: 'lz4',
    bzip2: 'bzip2',
    lzop: 'lzop',
    bsdtar: 'libarchive-tools',
    'dpkg-deb': 'dpkg',
    rpm2archive: 'rpm',
    tar: 'tar',
};
/** A command that is needed is not installed; `debianPackage` has it. */
class MissingTool extends errors/* InfrastructureError */.EN {
    name = 'MissingTool';
    tool;
    debianPackage;
    constructor(tool) {
        super(`${tool} is not installed; it is in the Debian package ${DEBIAN_PACKAGES[tool]}`);
        this.tool = tool;
        this.debianPackage = DEBIAN_PACKAGES[tool];
    }
}
/** More bytes came out of an archive than it may hold. */
class TooLarge extends Error {
    name = 'TooLarge';
}
/** Whether `tool` is on PATH and executable. */
function hasTool(tool) {
    return (process.env.PATH ?? '').split(external_node_path_.delimiter).some((folder) => {
        try {
            (0,external_node_fs_.accessSync)((0,external_node_path_.join)(folder, tool), external_node_fs_.constants.X_OK);
            return folder !== '';
        }
        catch {
            return false;
        }
    });
}
const MAX_STDERR = 4096;
/** Starts a command without a shell. It is killed when `signal` fires. */
function startTool(tool, args, signal) {
    const child = (0,external_node_child_process_.spawn)(tool, args, { stdio: 'pipe', signal, killSignal: 'SIGKILL', env: toolEnvironment() });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
        stderr = (stderr + text).slice(0, MAX_STDERR);
    });
    // A tool that has read all it wants closes its stdin: that is no failure of ours.
    child.stdin.on('error', () => undefined);
    const exit = new Promise((resolve, reject) => {
        child.on('error', (error) => {
            if (error.code === 'ENOENT') {
                reject(new MissingTool(tool));
            }
            else if (!signal.aborted) {
                reject(new errors/* InfrastructureError */.EN(`cannot run ${tool}`, { cause: error }));
            }
        });
        // One printable line: it becomes part of an error message, and archives choose the names in it.
        child.on('close', (code) => resolve({ code, stderr: stderr.trim().replaceAll(/[^ -~]+/g, ' ') }));
    });
    exit.catch(() => undefined);
    return { stdin: child.stdin, stdout: child.stdout, exit };
}
function toolEnvironment() {
    // XZ_OPT, TAR_OPTIONS and their like would change what the tools do.
    return { PATH: process.env.PATH, LC_ALL: 'C' };
}
/** A stream that fails with TooLarge once more than `max` bytes have passed. */
function limitBytes(max) {
    let seen = 0;
    return new external_node_stream_.Transform({
        transform(chunk, _encoding, done) {
            seen += chunk.length;
            if (seen > max) {
                done(new TooLarge(`more than ${max} bytes`));
            }
            else {
                done(null, chunk);
            }
        },
    });
}

;// CONCATENATED MODULE: ./build/kernels/fetch.js





const MAX_REDIRECTS = 10;
const MAX_BYTES = 8 * 2 ** 30;
const TIMEOUT_MS = 15 * 60_000;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
/**
 * The URL when a kernel may be fetched from it: https, or http from this machine.
 *
 * @throws UserError for anything else.
 */
function fetchableUrl(text) {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null) {
        throw new errors/* UserError */.yo(`${text} is not a valid URL`);
    }
    if (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))) {
        return url;
    }
    throw new errors/* UserError */.yo(url.protocol === 'http:'
        ? `${text}: a kernel is not fetched over http, where anyone on the way could replace it; use https`
        : `${text}: ${url.protocol}// references are not supported by the qemu lab; expected a file, a folder or an https:// URL`);
}
/**
 * Fetches a URL into the file `destination`. Each redirection has to satisfy `fetchableUrl` as well.
 *
 * @throws UserError when the server refuses (4xx) or the address is not allowed; InfrastructureError when it cannot be
 *   reached or fails.
 */
async function fetchToFile(text, destination) {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await request(fetchableUrl(text), signal);
    if (!response.ok || response.body === null) {
        const message = `${text}: the server says ${response.status} ${response.statusText}`.trimEnd();
        throw response.status >= 400 && response.status < 500 && response.status !== 429
            ? new errors/* UserError */.yo(`${message}; check the address`)
            : new errors/* InfrastructureError */.EN(message);
    }
    try {
        await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.fromWeb(response.body), limitBytes(MAX_BYTES), (0,external_node_fs_.createWriteStream)(destination));
    }
    catch (error) {
        if (error instanceof TooLarge) {
            throw new errors/* UserError */.yo(`${text} is larger than ${MAX_BYTES} bytes`);
        }
        throw new errors/* InfrastructureError */.EN(`the download of ${text} broke off`, { cause: error });
    }
}
async function request(start, signal) {
    let url = start;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
        const response = await send(url, signal);
        const location = response.headers.get('location');
        if (response.status < 300 || response.status >= 400 || location === null) {
            return response;
        }
        await response.body?.cancel();
        url = fetchableUrl(URL.canParse(location, url.href) ? new URL(location, url).href : location);
    }
    throw new errors/* UserError */.yo(`${start.href} redirects more than ${MAX_REDIRECTS} times`);
}
async function send(url, signal) {
    try {
        return await fetch(url, { redirect: 'manual', signal });
    }
    catch (error) {
        throw new errors/* InfrastructureError */.EN(`cannot reach ${url.origin}`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./build/kernels/cache.js




const STALE_MS = 24 * 3600 * 1000;
/** The folder of a complete entry, or null. */
function lookUp(cacheDir, kind, key) {
    const folder = (0,external_node_path_.join)(cacheDir, kind, key);
    return (0,external_node_fs_.existsSync)(folder) ? folder : null;
}
/**
 * The folder of the entry `key`, made by `make` in an empty folder when there is none yet. An entry appears in one
 * rename, so that a half-written one is never seen; of two processes that make the same one, the first wins.
 *
 * @throws UserError when the cache cannot be written, and whatever `make` throws.
 */
async function cacheEntry(cacheDir, kind, key, make) {
    const present = lookUp(cacheDir, kind, key);
    if (present !== null) {
        return present;
    }
    const temporary = await temporaryFolder(cacheDir);
    try {
        await make(temporary);
        return await publish(temporary, cacheDir, kind, key);
    }
    finally {
        await (0,promises_.rm)(temporary, { recursive: true, force: true });
    }
}
/** Moves a finished folder to its place; when another process was faster, its entry is the one to use. */
async function publish(temporary, cacheDir, kind, key) {
    const final = (0,external_node_path_.join)(cacheDir, kind, key);
    await (0,promises_.mkdir)((0,external_node_path_.join)(cacheDir, kind), { recursive: true });
    try {
        await (0,promises_.rename)(temporary, final);
    }
    catch (error) {
        if (!(0,external_node_fs_.existsSync)(final)) {
            throw error;
        }
    }
    return final;
}
/** A new empty folder on the cache's file system, whose leavings of killed processes it removes on the way. */
async function temporaryFolder(cacheDir) {
    const parent = (0,external_node_path_.join)(cacheDir, 'tmp');
    try {
        await (0,promises_.mkdir)(parent, { recursive: true });
        for (const name of await (0,promises_.readdir)(parent)) {
            const path = (0,external_node_path_.join)(parent, name);
            const age = await (0,promises_.stat)(path).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
            if (age > STALE_MS) {
                await (0,promises_.rm)(path, { recursive: true, force: true });
            }
        }
        return await (0,promises_.mkdtemp)((0,external_node_path_.join)(parent, 'new-'));
    }
    catch (error) {
        throw new errors/* UserError */.yo(`cannot write to the cache folder ${cacheDir}`, { cause: error });
    }
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/kernels/bytes.js


/** A source over bytes in memory. */
function bufferSource(bytes, name) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return {
        name,
        size: buffer.length,
        read: (offset, length) => {
            const start = clamp(offset, buffer.length);
            return buffer.subarray(start, clamp(start + length, buffer.length));
        },
    };
}
/**
 * Runs `use` on a source over the file at `path` and closes the file afterwards. Files are not read whole: a vmlinux
 * with debug information exceeds what one buffer can hold.
 *
 * @throws UserError when the file is missing, unreadable or not a regular file.
 */
function withFile(path, use) {
    const descriptor = openRegular(path);
    try {
        const { size } = (0,external_node_fs_.fstatSync)(descriptor);
        return use({
            name: path,
            size,
            read: (offset, length) => {
                const start = clamp(offset, size);
                const buffer = Buffer.alloc(clamp(start + length, size) - start);
                return buffer.subarray(0, (0,external_node_fs_.readSync)(descriptor, buffer, 0, buffer.length, start));
            },
        });
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}
function openRegular(path) {
    try {
        // Asked before opening: to open a FIFO would block for ever.
        if (!(0,external_node_fs_.statSync)(path).isFile()) {
            throw new errors/* UserError */.yo(`${path} is not a regular file`);
        }
        return (0,external_node_fs_.openSync)(path, 'r');
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo) {
            throw error;
        }
        throw new errors/* UserError */.yo(`cannot read ${path}`, { cause: error });
    }
}
function clamp(value, max) {
    return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), 0), max) : max;
}
const CHUNK = 4 << 20;
/** The offsets in `[start, end)` at which `needle` begins, in order. */
function* findAll(source, needle, start = 0, end = source.size) {
    const overlap = needle.length - 1;
    const stop = Math.min(end, source.size);
    for (let base = start; base < stop; base += CHUNK) {
        const chunk = source.read(base, Math.min(CHUNK + overlap, stop - base));
        for (let at = chunk.indexOf(needle, 0, 'latin1'); at !== -1; at = chunk.indexOf(needle, at + 1, 'latin1')) {
            yield base + at;
        }
    }
}
/** The NUL-terminated Latin-1 string at `offset`, at most `max` bytes of it. */
function readCString(source, offset, max) {
    const bytes = source.read(offset, max);
    const end = bytes.indexOf(0);
    return bytes.toString('latin1', 0, end === -1 ? bytes.length : end);
}

;// CONCATENATED MODULE: ./build/kernels/compression.js
const MAGICS = [
    ['1f8b08', 'gzip'],
    ['fd377a585a00', 'xz'],
    ['5d0000', 'lzma'],
    // The legacy frame: the kernel's decompressor does not know the current one (lib/decompress_unlz4.c).
    ['02214c18', 'lz4'],
    ['28b52ffd', 'zstd'],
    ['425a68', 'bzip2'],
    ['894c5a4f000d0a1a0a', 'lzo'],
    ['7f454c46', 'none'],
];
/** The compression that the first bytes announce, or null (lib/decompress.c lists the kernel's own magics). */
function detectCompression(head) {
    const hex = Buffer.from(head.subarray(0, 16)).toString('hex');
    return MAGICS.find(([magic]) => hex.startsWith(magic))?.[1] ?? null;
}

;// CONCATENATED MODULE: ./build/kernels/elf.js
/** `e_machine` values (ELF gABI, chapter 4) of the architectures a user is likely to confuse. */
const MACHINES = {
    2: 'SPARC',
    3: 'i386',
    8: 'MIPS',
    20: 'PowerPC',
    21: 'powerpc64',
    22: 's390x',
    40: 'arm (32 bit)',
    62: 'x86_64',
    183: 'arm64',
    243: 'riscv',
    258: 'loongarch',
};
const PT_LOAD = 1;
const PT_NOTE = 4;
const SHT_NOBITS = 8;
const HEADER_SIZE = 64;
const SEGMENT_SIZE = 56;
const SECTION_SIZE = 64;
const MAX_NAMES = 16 << 20;
const MAX_NOTES = 1 << 20;
/**
 * The headers of an ELF file (ELF-64 object file format, chapters 4 and 5); null when the bytes are not ELF.
 * Headers that point outside the file are dropped, so truncated files give what there is.
 */
function parseElf(source) {
    const header = source.read(0, HEADER_SIZE);
    if (header.length < 20 || header.toString('latin1', 0, 4) !== '\x7fELF') {
        return null;
    }
    const littleEndian = header[5] === 1;
    const machine = littleEndian ? header.readUInt16LE(18) : header.readUInt16BE(18);
    const elf = {
        bits: header[4] === 2 ? 64 : 32,
        machine: MACHINES[machine] ?? `machine ${machine}`,
        segments: [],
        sections: [],
    };
    if (elf.bits === 64 && littleEndian && header.length === HEADER_SIZE) {
        elf.segments = readSegments(source, header);
        elf.sections = readSections(source, header);
    }
    return elf;
}
function readSegments(source, header) {
    return tableEntries(source, offset64(header, 32), header.readUInt16LE(54), header.readUInt16LE(56), SEGMENT_SIZE)
        .map((entry) => ({ type: entry.readUInt32LE(0), offset: offset64(entry, 8), size: offset64(entry, 32) }))
        .filter((segment) => segment.offset + segment.size <= source.size);
}
function readSections(source, header) {
    const entries = tableEntries(source, offset64(header, 40), header.readUInt16LE(58), header.readUInt16LE(60), SECTION_SIZE);
    const namesEntry = entries[header.readUInt16LE(62)];
    const names = namesEntry === undefined
        ? Buffer.alloc(0)
        : source.read(offset64(namesEntry, 24), Math.min(offset64(namesEntry, 32), MAX_NAMES));
    return entries
        .map((entry) => ({
        name: stringAt(names, entry.readUInt32LE(0)),
        type: entry.readUInt32LE(4),
        offset: offset64(entry, 24),
        size: offset64(entry, 32),
    }))
        .filter((section) => section.type !== SHT_NOBITS && section.offset + section.size <= source.size);
}
function tableEntries(source, offset, entrySize, count, needed) {
    if (entrySize < needed) {
        return [];
    }
    const table = source.read(offset, entrySize * count);
    const whole = Math.floor(table.length / entrySize);
    return Array.from({ length: whole }, (_, i) => table.subarray(i * entrySize, (i + 1) * entrySize));
}
function offset64(bytes, at) {
    return Number(bytes.readBigUInt64LE(at));
}
function stringAt(names, at) {
    const end = names.indexOf(0, at);
    return at < names.length ? names.toString('latin1', at, end === -1 ? names.length : end) : '';
}
/**
 * The notes of all PT_NOTE segments, or of the `.notes` section where there is none. The kernel aligns names and
 * descriptors to four bytes whatever `p_align` says (include/linux/elfnote.h).
 */
function readNotes(source, elf) {
    const segments = elf.segments.filter((segment) => segment.type === PT_NOTE);
    const ranges = segments.length > 0 ? segments : elf.sections.filter((section) => section.name === '.notes');
    return ranges.flatMap((range) => parseNotes(source.read(range.offset, Math.min(range.size, MAX_NOTES))));
}
/** A sequence of ELF notes; stops at the first that does not fit. */
function parseNotes(bytes) {
    const notes = [];
    let at = 0;
    while (at + 12 <= bytes.length) {
        const nameSize = bytes.readUInt32LE(at);
        const descSize = bytes.readUInt32LE(at + 4);
        const type = bytes.readUInt32LE(at + 8);
        const desc = at + 12 + align4(nameSize);
        if (desc + descSize > bytes.length) {
            break;
        }
        const owner = bytes.toString('latin1', at + 12, at + 12 + nameSize).replace(/\0+$/, '');
        notes.push({ owner, type, desc: bytes.subarray(desc, desc + descSize) });
        at = desc + align4(descSize);
    }
    return notes;
}
function align4(size) {
    return Math.ceil(size / 4) * 4;
}
/** The bytes of the named section, or null. `max` bounds what a hostile header makes us read. */
function readSection(source, elf, name, max) {
    const section = elf.sections.find((candidate) => candidate.name === name);
    return section === undefined ? null : source.read(section.offset, Math.min(section.size, max));
}

;// CONCATENATED MODULE: ./build/kernels/describe.js

/** Signatures at fixed offsets, in hex, of files that people pass for a kernel. The order matters: text comes last. */
const SIGNATURES = [
    [0x8001, '4344303031', 'an ISO image'],
    [0, '213c617263683e0a', 'an ar archive (a .deb has debian-binary as its first member)'],
    [0, 'edabeedb', 'an RPM package'],
    [0, '504b0304', 'a zip archive'],
    [0, '514649fb', 'a qcow2 disk image'],
    [0, '4b444d', 'a VMDK disk image'],
    [0, '30373037', 'a cpio archive: an initramfs?'],
    [0x101, '7573746172', 'a tar archive'],
    [0, '68737173', 'a squashfs file system'],
    [0, '27051956', 'a U-Boot image'],
    [0, '1f8b', 'a gzip file'],
    [0, 'fd377a585a00', 'an xz file'],
    [0, '28b52ffd', 'a zstd file'],
    [0, '02214c18', 'an lz4 file'],
    [0, '04224d18', 'an lz4 file'],
    [0, '425a68', 'a bzip2 file'],
    [0x438, '53ef', 'an ext file system'],
    [0x1fe, '55aa', 'a disk image with a boot sector'],
];
/** Machine field of the PE/COFF header. */
const PE_MACHINES = {
    332: 'i386',
    448: 'arm (32 bit)',
    20580: 'riscv',
    25188: 'loongarch',
    34404: 'x86_64',
    43620: 'arm64',
};
const TEXT_SAMPLE = 512;
/** What a file that is not a kernel looks like, as an English noun phrase for an error message. */
function describeContent(source) {
    if (source.size === 0) {
        return 'an empty file';
    }
    const elf = parseElf(source);
    if (elf !== null) {
        return `an ELF for ${elf.machine}`;
    }
    const pe = describePe(source);
    if (pe !== null) {
        return pe;
    }
    const match = SIGNATURES.find(([offset, hex]) => source.read(offset, hex.length / 2).toString('hex') === hex);
    return match?.[2] ?? describeText(source.read(0, TEXT_SAMPLE)) ?? 'of no known type';
}
function describePe(source) {
    const head = source.read(0, 64);
    if (head.length < 64 || head.toString('latin1', 0, 2) !== 'MZ') {
        return null;
    }
    const pe = source.read(head.readUInt32LE(0x3c), 6);
    if (pe.length < 6 || pe.toString('latin1', 0, 4) !== 'PE\0\0') {
        return null;
    }
    const machine = pe.readUInt16LE(4);
    return `an EFI or Windows program for ${PE_MACHINES[machine] ?? `machine 0x${machine.toString(16)}`}`;
}
function describeText(sample) {
    if (sample.every((byte) => byte === 0)) {
        return 'all zeros: an interrupted download?';
    }
    // Tab, line feed, carriage return, printable ASCII and anything that may be UTF-8.
    if (!sample.every((byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte !== 127))) {
        return null;
    }
    const text = sample.toString('latin1').trimStart().toLowerCase();
    if (text.startsWith('<!doctype html') || text.startsWith('<html')) {
        return 'text/HTML: a download page?';
    }
    if (text.startsWith('<?xml') || text.startsWith('<error>')) {
        return 'text/XML: an error of the server it came from?';
    }
    if (text.startsWith('version https://git-lfs')) {
        return 'a Git LFS pointer: run git lfs pull';
    }
    return 'text';
}

;// CONCATENATED MODULE: ./build/kernels/image.js






const EXPECTED = 'an x86-64 bzImage (vmlinuz) or ELF vmlinux, an arm64 Image, a .deb or .rpm package, or a folder with one of them';
const MAX_UNPACKED_IMAGE = 1 << 30;
const NT_GNU_BUILD_ID = 3;
const XEN_ELFNOTE_PHYS32_ENTRY = 18;
const MAX_BANNER = 1024;
/**
 * Recognises a kernel image by its bytes and reads what it says about itself.
 *
 * @param input the path of a file, or its bytes; `name` is what messages call the bytes.
 * @throws UserError when it is not a kernel, or one for an architecture that no lab has.
 */
function inspectImage(input, name = 'the image') {
    return typeof input === 'string' ? withFile(input, inspectSource) : inspectSource(bufferSource(input, name));
}
function inspectSource(source) {
    const facts = inspectBzImage(source) ?? inspectArm64(source) ?? inspectVmlinux(source) ?? inspectGzip(source);
    if (facts === null) {
        throw new errors/* UserError */.yo(`${source.name} is not a kernel: it looks like ${describeContent(source)}; expected ${EXPECTED}`);
    }
    return facts;
}
/** Offsets in the setup header (Documentation/arch/x86/boot.rst). */
const SETUP = {
    sects: 0x1f1,
    magic: 0x202,
    protocol: 0x206,
    kernelVersion: 0x20e,
    xloadflags: 0x236,
    payloadOffset: 0x248,
    payloadLength: 0x24c,
    end: 0x250,
};
function inspectBzImage(source) {
    const header = source.read(0, SETUP.end);
    if (header.length < SETUP.end || header.toString('latin1', SETUP.magic, SETUP.magic + 4) !== 'HdrS') {
        return null;
    }
    const protocol = header.readUInt16LE(SETUP.protocol);
    const has64BitEntry = protocol < 0x20c || (header.readUInt16LE(SETUP.xloadflags) & 1) === 1;
    if (!has64BitEntry) {
        throw new errors/* UserError */.yo(`${source.name} is a 32-bit x86 kernel; expected ${EXPECTED}`);
    }
    // A zero counts as four, for loaders of the 1990s.
    const setupSize = ((header[SETUP.sects] || 4) + 1) * 512;
    const versionAt = header.readUInt16LE(SETUP.kernelVersion);
    const text = versionAt > 0 && versionAt < setupSize ? readCString(source, 0x200 + versionAt, MAX_BANNER) : '';
    return {
        format: 'bzImage',
        arch: 'x86_64',
        ...parseHeaderVersion(text),
        banner: null,
        build_id: null,
        pvh: false,
        payload: protocol < 0x208 ? null : readPayload(source, header, setupSize),
    };
}
function readPayload(source, header, setupSize) {
    const offset = setupSize + header.readUInt32LE(SETUP.payloadOffset);
    const length = header.readUInt32LE(SETUP.payloadLength);
    if (length === 0 || offset + length > source.size) {
        return null;
    }
    return { offset, length, compression: detectCompression(source.read(offset, 16)) };
}
/** The setup header's text: `<release> (<builder>) #<version>` (arch/x86/boot/version.c). */
function parseHeaderVersion(text) {
    const match = /^(\d[!-.0-~]*) \(.*?\) (#\S[ -~]*)$/.exec(text);
    return { release: match?.[1] ?? null, version: match?.[2]?.trimEnd() ?? null };
}
/** The flat arm64 image (Documentation/arch/arm64/booting.rst), or its EFI self-extracting wrapper. */
function inspectArm64(source) {
    const header = source.read(0, 64);
    if (header.length < 64) {
        return null;
    }
    if (header.toString('latin1', 0x38, 0x3c) === 'ARM\x64') {
        return { format: 'Image', arch: 'arm64', ...findBanner(source), build_id: null, pvh: false, payload: null };
    }
    return header.toString('latin1', 0, 8) === 'MZ\0\0zimg' ? inspectZboot(source, header) : null;
}
/** drivers/firmware/efi/libstub/zboot-header.S: payload offset, size and the name of the compression. */
function inspectZboot(source, header) {
    const offset = header.readUInt32LE(8);
    const length = header.readUInt32LE(12);
    const looks = describeContent(source);
    if (looks.startsWith('an EFI') && !looks.endsWith('for arm64')) {
        throw new errors/* UserError */.yo(`${source.name} is ${looks} (a zboot kernel); expected ${EXPECTED}`);
    }
    const inside = offset + length <= source.size ? source.read(offset, length) : Buffer.alloc(0);
    const unpacked = gunzip(inside);
    const facts = unpacked === null ? null : inspectArm64(bufferSource(unpacked, source.name));
    return {
        format: 'zboot',
        arch: 'arm64',
        release: facts?.release ?? null,
        version: facts?.version ?? null,
        banner: facts?.banner ?? null,
        build_id: null,
        pvh: false,
        payload: inside.length === 0 ? null : { offset, length, compression: detectCompression(inside) },
    };
}
function inspectVmlinux(source) {
    const elf = parseElf(source);
    if (elf === null || elf.bits !== 64 || elf.machine !== 'x86_64') {
        return null;
    }
    const banner = findBanner(source);
    if (banner.banner === null) {
        throw new errors/* UserError */.yo(`${source.name} is an x86-64 ELF but no kernel: it has no "Linux version"; expected ${EXPECTED}`);
    }
    const notes = readNotes(source, elf);
    const buildId = notes.find((note) => note.owner === 'GNU' && note.type === NT_GNU_BUILD_ID);
    return {
        format: 'vmlinux',
        arch: 'x86_64',
        ...banner,
        build_id: buildId?.desc.toString('hex') ?? null,
        pvh: notes.some((note) => note.owner === 'Xen' && note.type === XEN_ELFNOTE_PHYS32_ENTRY),
        payload: null,
    };
}
function inspectGzip(source) {
    if (detectCompression(source.read(0, 16)) !== 'gzip') {
        return null;
    }
    const unpacked = gunzip(source.read(0, source.size));
    const facts = unpacked === null ? null : inspectArm64(bufferSource(unpacked, source.name));
    return facts === null ? null : { ...facts, format: 'Image.gz' };
}
function gunzip(bytes) {
    try {
        return (0,external_node_zlib_.gunzipSync)(bytes, { maxOutputLength: MAX_UNPACKED_IMAGE });
    }
    catch {
        return null;
    }
}
/**
 * The kernel's banner in the bytes of an uncompressed kernel (init/version-timestamp.c). Skipped on the way: the
 * format string `Linux version %s`, and the copy that distributions leave without a build number.
 */
function findBanner(source) {
    for (const at of findAll(source, 'Linux version ')) {
        const banner = parseBanner(readCString(source, at, MAX_BANNER));
        if (banner !== null) {
            return banner;
        }
    }
    return { release: null, version: null, banner: null };
}
/**
 * The parts of a `/proc/version` text: `Linux version <release> (<builder>) (<compiler>) #<version>`.
 * Null when the text is anything else.
 */
function parseBanner(text) {
    const line = text.split('\n', 1)[0] ?? '';
    const match = /^Linux version (\d[!-.0-~]*) \([ -~]*\) (#\S[ -~]*)$/.exec(line.trimEnd());
    return match === null ? null : { release: match[1] ?? '', version: match[2] ?? '', banner: match[0] };
}
/**
 * Whether each name occurs in the loaded part of an uncompressed kernel, with `-` and `_` taken alike. No more than a
 * hint: a built-in driver need not mention its module's name, and other code may.
 *
 * @throws UserError when the file is unreadable.
 */
function driverHints(input, names) {
    const search = (source) => {
        const ranges = loadedRanges(source, parseElf(source));
        const occurs = (text) => ranges.some(({ offset, size }) => findAll(source, text, offset, offset + size).next().done === false);
        return Object.fromEntries(names.map((name) => [name, [name, name.replaceAll('-', '_'), name.replaceAll('_', '-')].some(occurs)]));
    };
    return typeof input === 'string' ? withFile(input, search) : search(bufferSource(input, 'the image'));
}
function loadedRanges(source, elf) {
    const loaded = elf?.segments.filter((segment) => segment.type === PT_LOAD) ?? [];
    return loaded.length > 0 ? loaded : [{ offset: 0, size: source.size }];
}

;// CONCATENATED MODULE: ./build/kernels/decompress.js









const COMMANDS = {
    xz: ['xz', '--format=xz', '-dc'],
    lzma: ['xz', '--format=lzma', '-dc'],
    lz4: ['lz4', '-dc'],
    zstd: ['zstd', '-dc'],
    bzip2: ['bzip2', '-dc'],
    lzo: ['lzop', '-dc'],
};
const MAX_VMLINUX = 2 ** 31;
const decompress_TIMEOUT_MS = 120_000;
/**
 * Unpacks the vmlinux inside a bzImage to `destination`. Where that is impossible there is a reason instead: the
 * bzImage can be booted all the same. On failure nothing is left at `destination`.
 *
 * @throws MissingTool when the decompressor is not installed; UserError when `image` is not a kernel.
 */
async function extractVmlinux(image, destination) {
    const { payload } = inspectImage(image);
    if (payload === null) {
        return { path: null, reason: `${image} does not say where its payload is` };
    }
    const { compression } = payload;
    if (compression === null) {
        return { path: null, reason: `the compression of ${image} is not known` };
    }
    const reason = await unpackPayload(image, payload, compression, destination);
    if (reason === null) {
        return { path: destination };
    }
    await (0,promises_.rm)(destination, { force: true });
    return { path: null, reason: `the payload of ${image} does not unpack: ${reason}` };
}
async function unpackPayload(image, { offset, length }, compression, destination) {
    // All but gzip have the unpacked size appended (scripts/Makefile.lib, size_append), which the tools take for garbage.
    const trailer = compression === 'gzip' || compression === 'none' ? 0 : 4;
    const input = (0,external_node_fs_.createReadStream)(image, { start: offset, end: offset + length - trailer - 1 });
    const complaint = await decompress(input, compression, (0,external_node_fs_.createWriteStream)(destination), MAX_VMLINUX);
    const { size } = await (0,promises_.stat)(destination);
    if (trailer > 0) {
        const expected = withFile(image, (source) => source.read(offset + length - trailer, trailer)).readUInt32LE(0);
        // The size is the proof of completeness; how a tool liked the end of its input is not.
        return size === expected ? null : (complaint ?? `${size} bytes came out, ${expected} were announced`);
    }
    return complaint;
}
/**
 * Decompresses `input` into `output`.
 *
 * @returns null, or why it failed.
 * @throws MissingTool when the decompressor is not installed.
 */
async function decompress(input, compression, output, maxBytes) {
    try {
        if (compression === 'none') {
            await (0,external_node_stream_promises_.pipeline)(input, limitBytes(maxBytes), output);
        }
        else if (compression === 'gzip') {
            await (0,external_node_stream_promises_.pipeline)(input, (0,external_node_zlib_.createGunzip)(), limitBytes(maxBytes), output);
        }
        else {
            return await decompressWithTool(input, COMMANDS[compression], output, maxBytes);
        }
        return null;
    }
    catch (error) {
        if (error instanceof MissingTool) {
            throw error;
        }
        return (0,errors/* errorMessage */.gJ)(error);
    }
}
async function decompressWithTool(input, [command, ...args], output, maxBytes) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), decompress_TIMEOUT_MS);
    const tool = startTool(command, args, stop.signal);
    try {
        // Feeding may end early, when the tool has seen the end of its stream; only what comes out counts.
        const feeding = (0,external_node_stream_promises_.pipeline)(input, tool.stdin).catch(() => undefined);
        await (0,external_node_stream_promises_.pipeline)(tool.stdout, limitBytes(maxBytes), output).catch(async (error) => {
            stop.abort();
            await tool.exit;
            throw error;
        });
        const { code, stderr } = await tool.exit;
        await feeding;
        if (stop.signal.aborted) {
            return `${command} took more than ${decompress_TIMEOUT_MS / 1000} s`;
        }
        return code === 0 ? null : `${command}: ${stderr || `exit code ${code}`}`;
    }
    finally {
        clearTimeout(timer);
    }
}
/**
 * The decompressed bytes of `bytes`.
 *
 * @throws MissingTool, or Error when the bytes are damaged or hold more than `maxBytes`.
 */
async function decompressBytes(bytes, compression, maxBytes) {
    const chunks = [];
    const sink = new external_node_stream_.Writable({
        write(chunk, _encoding, done) {
            chunks.push(chunk);
            done();
        },
    });
    const complaint = await decompress(external_node_stream_.Readable.from([bytes]), compression, sink, maxBytes);
    if (complaint !== null) {
        throw new Error(complaint);
    }
    return Buffer.concat(chunks);
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(21916);
;// CONCATENATED MODULE: ./build/kernels/package.js






const UNPACK_LIMITS = { maxBytes: 8 * 2 ** 30, timeoutMs: 120_000 };
/** Whether a file is a .deb or .rpm, by its magic (deb(5), rpm's lead); null for anything else. */
async function packageKind(file) {
    const handle = await (0,promises_.open)(file, 'r');
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(21), 0, 21, 0);
        return packageKindOf(buffer.subarray(0, bytesRead));
    }
    finally {
        await handle.close();
    }
}
/** The same on the first bytes of a file. */
function packageKindOf(head) {
    if (head.toString('latin1', 0, 21) === '!<arch>\ndebian-binary') {
        return 'deb';
    }
    return head.toString('hex', 0, 4) === 'edabeedb' ? 'rpm' : null;
}
/**
 * The commands that turn a package into a plain tar stream, each reading the one before. `tar` makes the files from
 * it, so that one program decides on all paths: GNU tar drops leading slashes, refuses `..` and never writes through a
 * symbolic link of the archive. `dpkg-deb -x` would do so too, but with `-p`: set-user-ID bits and owners survive.
 * Debian's cpio follows such links (CVE-2023-7207), hence no rpm2cpio.
 */
function tarProducers(kind, file) {
    if (kind === 'deb' && hasTool('dpkg-deb')) {
        return [['dpkg-deb', '--fsys-tarfile', file]];
    }
    if (kind === 'rpm' && !hasTool('bsdtar') && hasTool('rpm2archive')) {
        return [['rpm2archive', '-n', '-']];
    }
    if (!hasTool('bsdtar')) {
        throw new MissingTool('bsdtar');
    }
    return kind === 'rpm'
        ? [['bsdtar', '-cf', '-', `@${file}`]]
        : [
            ['bsdtar', '-xOf', file, 'data.tar*'],
            ['bsdtar', '-cf', '-', '@-'],
        ];
}
/**
 * Unpacks a package into the existing folder `destination` without installing it: no script of it runs.
 *
 * @throws UserError when it is damaged, leads out of the folder, or exceeds `limits`; MissingTool. On any of them the
 *   folder is left in an undefined state.
 */
async function unpackPackage(kind, file, destination, limits = UNPACK_LIMITS) {
    const commands = tarProducers(kind, file);
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), limits.timeoutMs);
    const producers = commands.map(([tool, ...args]) => ({ tool, ...startTool(tool, args, stop.signal) }));
    const options = ['--no-same-owner', '--no-same-permissions'];
    const tar = { tool: 'tar', ...startTool('tar', ['-x', '-f', '-', '-C', destination, ...options], stop.signal) };
    const all = [...producers, tar];
    try {
        await connect((0,external_node_fs_.createReadStream)(file), all, limits.maxBytes);
        for (const { tool, exit } of all) {
            const { code, stderr } = await exit;
            if (code !== 0) {
                throw new errors/* UserError */.yo(`${file} does not unpack: ${tool}: ${stderr || `exit code ${code}`}`);
            }
        }
    }
    catch (error) {
        throw explain(error, file, stop.signal.aborted, limits);
    }
    finally {
        clearTimeout(timer);
        stop.abort();
        await Promise.allSettled(all.map(({ exit }) => exit));
    }
    defuse(destination);
}
/** Wires the file into the first tool, each tool into the next, and a byte limit before the last. */
async function connect(input, tools, maxBytes) {
    const first = tools[0];
    // Tools that were given the file's name close their stdin unread.
    const feeding = first === undefined ? Promise.resolve() : (0,external_node_stream_promises_.pipeline)(input, first.stdin).catch(() => undefined);
    const links = tools.slice(1).map((tool, i) => {
        const before = tools[i];
        return i === tools.length - 2
            ? (0,external_node_stream_promises_.pipeline)(before.stdout, limitBytes(maxBytes), tool.stdin)
            : (0,external_node_stream_promises_.pipeline)(before.stdout, tool.stdin);
    });
    const failures = (await Promise.allSettled(links)).flatMap((r) => (r.status === 'rejected' ? [r.reason] : []));
    input.destroy();
    await feeding;
    const tooLarge = failures.find((reason) => reason instanceof TooLarge);
    if (tooLarge !== undefined) {
        throw tooLarge;
    }
}
function explain(error, file, timedOut, limits) {
    if (error instanceof TooLarge) {
        return new errors/* UserError */.yo(`${file} holds more than ${limits.maxBytes} bytes; it is not unpacked`);
    }
    if (timedOut) {
        return new errors/* UserError */.yo(`${file} takes more than ${limits.timeoutMs / 1000} s to unpack`);
    }
    return error;
}
/**
 * Leaves only regular files, folders and symbolic links under `folder`, all readable and removable by their owner:
 * to open a FIFO or device that a package brought would block, or worse.
 */
function defuse(folder) {
    for (const name of (0,external_node_fs_.readdirSync)(folder)) {
        const path = (0,external_node_path_.join)(folder, name);
        const info = (0,external_node_fs_.lstatSync)(path);
        if (info.isDirectory()) {
            (0,external_node_fs_.chmodSync)(path, (info.mode & 0o777) | 0o700);
            defuse(path);
        }
        else if (info.isFile()) {
            (0,external_node_fs_.chmodSync)(path, (info.mode & 0o777) | 0o600);
        }
        else if (!info.isSymbolicLink()) {
            (0,external_node_fs_.rmSync)(path);
        }
    }
}
const BESIDE_THE_POINT = /headers|-dbg|debuginfo|-devel|-libc-dev|-tools|-doc|-perf/;
/** The .deb and .rpm files directly in `folder` that may hold a kernel or its modules, in order of their names. */
async function kernelPackages(folder) {
    const found = [];
    for (const name of (0,external_node_fs_.readdirSync)(folder).sort()) {
        const file = (0,external_node_path_.join)(folder, name);
        if (!BESIDE_THE_POINT.test(name) && (0,external_node_fs_.lstatSync)(file).isFile()) {
            const kind = await packageKind(file);
            if (kind !== null) {
                found.push({ file, kind });
            }
        }
    }
    return found;
}
/**
 * The kernel release in the name of a package file, as Debian and Ubuntu name theirs (linux-image-<release>,
 * linux-image-unsigned-<release>, linux-image-<release>-unsigned, linux-modules-<release>); null otherwise.
 */
function releaseOfPackageName(name) {
    const match = /^linux-(?:image|modules)-(?:unsigned-)?(\d+\.\d+\.[^_]*?)(?:-unsigned)?$/.exec(name);
    return match?.[1] ?? null;
}
/** The `Package` field of a .deb; null when dpkg-deb is not there or the file does not say. */
async function debPackageName(file) {
    if (!hasTool('dpkg-deb')) {
        return null;
    }
    const tool = startTool('dpkg-deb', ['-f', file, 'Package'], AbortSignal.timeout(UNPACK_LIMITS.timeoutMs));
    tool.stdin.end();
    let text = '';
    for await (const chunk of tool.stdout) {
        text += String(chunk);
    }
    const { code } = await tool.exit;
    return code === 0 && /^[a-z0-9][a-z0-9.+-]*$/.test(text.trim()) ? text.trim() : null;
}

;// CONCATENATED MODULE: ./build/kernels/containment.js



/**
 * The real path of `relative` inside `root`, or null when there is no such file. What a package holds is hostile: each
 * path in it passes here before it is opened.
 *
 * @throws UserError when a symbolic link or `..` leads out of `root`.
 */
function resolveInside(root, relative) {
    const realRoot = (0,external_node_fs_.realpathSync)(root);
    let real;
    try {
        real = (0,external_node_fs_.realpathSync)((0,external_node_path_.join)(realRoot, relative));
    }
    catch {
        return null;
    }
    const prefix = realRoot.endsWith(external_node_path_.sep) ? realRoot : realRoot + external_node_path_.sep;
    if (real !== realRoot && !real.startsWith(prefix)) {
        throw new errors/* UserError */.yo(`${relative} in ${root} leads out of that folder, to ${real}; it is not followed`);
    }
    return real;
}

;// CONCATENATED MODULE: ./build/kernels/tree.js






const IMAGE_NAME = /^(vmlinuz|bzImage|Image|vmlinux)([-.].*)?$/;
const NOT_AN_IMAGE = /\.(old|hmac|sig|map|lds|o|a|s|bin|relocs|symvers|unstripped|debug|txt|bz2|xz|zst|lz4|lzo|lzma)$/i;
const MODULE_PARENTS = ['lib/modules', 'usr/lib/modules'];
const BOOT_FOLDERS = ['', 'boot', 'arch/x86/boot', 'arch/arm64/boot'];
const MAX_TEXT = 16 << 20;
/**
 * Finds the one kernel in a folder: an unpacked package, an installed root, a kernel build tree, or files a user put
 * together.
 *
 * @param wanted the release that decides where there are several kernels.
 * @throws UserError when there is none, or several and `wanted` does not decide.
 */
function findKernel(root, wanted = null) {
    const image = (0,external_node_path_.join)(root, chooseImage(root, findImages(root), wanted));
    const release = wanted ?? inspectImage(image).release ?? releaseOfFileName((0,external_node_path_.basename)(image));
    const modules = findModules(root, image, release);
    return {
        image,
        modules,
        config: findConfig(root, modules, release),
        builtinList: firstFile(root, [
            ...(modules === null ? [] : [(0,external_node_path_.join)((0,external_node_path_.relative)(root, modules), 'modules.builtin')]),
            'modules.builtin',
        ]),
        buildRelease: readFirstLine(root, 'include/config/kernel.release'),
    };
}
/** Whether a folder holds a kernel image in one of the places that `findKernel` knows. */
function hasKernel(root) {
    return findImages(root).length > 0;
}
/**
 * What belongs to the kernel image at `path`, looked for around it: in the root or build tree it lies in, or in its
 * own folder. Modules and configuration count only when they carry its release in their name.
 */
function findKernelBeside(path) {
    const tree = { image: path, modules: null, config: null, builtinList: null, buildRelease: null };
    const root = rootAround(path);
    const release = inspectImage(path).release ?? releaseOfFileName((0,external_node_path_.basename)(path));
    if (release === null) {
        return tree;
    }
    if (isBuildTree(root)) {
        return { ...tree, config: firstFile(root, ['.config']), builtinList: firstFile(root, ['modules.builtin']) };
    }
    const modules = MODULE_PARENTS.map((parent) => (0,external_node_path_.join)(parent, release)).find((folder) => isFolder(root, folder));
    return {
        ...tree,
        modules: modules === undefined ? null : (0,external_node_path_.join)(root, modules),
        config: firstFile(root, [...namedConfigs(release), ...(modules === undefined ? [] : [(0,external_node_path_.join)(modules, 'config')])]),
        builtinList: modules === undefined ? null : firstFile(root, [(0,external_node_path_.join)(modules, 'modules.builtin')]),
    };
}
/** `<root>/boot/x`, `<root>/lib/modules/<release>/x`, `<root>/arch/x86/boot/x`; otherwise the file's own folder. */
function rootAround(path) {
    const match = /^(.*?)\/(?:(?:arch\/[^/]+\/)?boot|(?:usr\/)?lib\/modules\/[^/]+)\/[^/]+$/.exec(path);
    return match === null ? (0,external_node_path_.dirname)(path) : match[1] || '/';
}
/**
 * The kernel release in an image's file name: `vmlinuz-<release>`; null otherwise. Names like `bzImage-mine` are the
 * user's own and claim nothing.
 */
function releaseOfFileName(name) {
    return /^vmlinu[xz]-(\d+\.\d+[!-.0-~]*?)(\.efi|\.gz)?$/.exec(name)?.[1] ?? null;
}
/** Paths relative to `root`, of different files, most bootable first. */
function findImages(root) {
    const moduleFolders = MODULE_PARENTS.flatMap((parent) => list(root, parent).map((name) => (0,external_node_path_.join)(parent, name)));
    const found = new Map();
    for (const folder of [...BOOT_FOLDERS, ...moduleFolders]) {
        for (const name of list(root, folder)) {
            const path = (0,external_node_path_.join)(folder, name);
            const real = IMAGE_NAME.test(name) && !NOT_AN_IMAGE.test(name) ? regularFile(root, path) : null;
            if (real !== null && !found.has(real)) {
                found.set(real, path);
            }
        }
    }
    return preferBootable([...found.values()]);
}
/** A build tree holds one kernel several times over: the ELF beside the bzImage, Image.gz beside Image. */
function preferBootable(paths) {
    const bootable = paths.filter((path) => !(0,external_node_path_.basename)(path).startsWith('vmlinux'));
    const images = bootable.length > 0 ? bootable : paths;
    return images.filter((path) => !(path.endsWith('.gz') && images.includes(path.slice(0, -'.gz'.length))));
}
function chooseImage(root, found, wanted) {
    const different = withoutCopies(root, found);
    const [only] = different;
    if (only === undefined) {
        throw new errors/* UserError */.yo(`no kernel in the folder ${root}; expected ${EXPECTED}`);
    }
    if (different.length === 1) {
        return only;
    }
    const matching = wanted === null ? [] : different.filter((path) => saysRelease(root, path, wanted));
    const [match] = matching;
    if (match !== undefined && matching.length === 1) {
        return match;
    }
    const advice = wanted === null ? 'say which with `release`, or name the file' : `none or several are ${wanted}`;
    throw new errors/* UserError */.yo(`${different.length} kernels in the folder ${root}: ${different.join(', ')}; ${advice}`);
}
function saysRelease(root, path, wanted) {
    return releaseOfFileName((0,external_node_path_.basename)(path)) === wanted || inspectImage((0,external_node_path_.join)(root, path)).release === wanted;
}
/** Fedora installs the same image under boot/ and under lib/modules/<release>/. */
function withoutCopies(root, paths) {
    if (paths.length < 2) {
        return paths;
    }
    const seen = new Set();
    return paths.filter((path) => {
        const digest = (0,external_node_crypto_.createHash)('sha256')
            .update((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(root, path)))
            .digest('hex');
        return !seen.has(digest) && seen.add(digest);
    });
}
/**
 * The modules folder of the release, or the only one there is: whether it fits is for the machine to prove. A user
 * may also hand over the content of `lib/modules/<release>` itself.
 */
function findModules(root, image, release) {
    if (MODULE_PARENTS.some((parent) => (0,external_node_path_.dirname)((0,external_node_path_.dirname)((0,external_node_path_.relative)(root, image))) === parent)) {
        return (0,external_node_path_.dirname)(image);
    }
    const folders = MODULE_PARENTS.flatMap((parent) => list(root, parent)
        .map((name) => (0,external_node_path_.join)(parent, name))
        .filter((path) => isFolder(root, path)));
    const distinct = folders.filter((path, i) => folders.findIndex((p) => resolveInside(root, p) === resolveInside(root, path)) === i);
    const chosen = distinct.find((path) => (0,external_node_path_.basename)(path) === release) ?? (distinct.length === 1 ? distinct[0] : undefined);
    if (chosen !== undefined) {
        return (0,external_node_path_.join)(root, chosen);
    }
    const isModulesFolder = firstFile(root, ['modules.order', 'modules.dep']) !== null && !isBuildTree(root);
    return distinct.length === 0 && isModulesFolder ? root : null;
}
function isBuildTree(root) {
    return firstFile(root, ['Makefile', '.config']) !== null;
}
function findConfig(root, modules, release) {
    const named = release === null ? [] : namedConfigs(release);
    const inModules = modules === null ? [] : [(0,external_node_path_.join)((0,external_node_path_.relative)(root, modules), 'config')];
    const only = ['boot', ''].flatMap((folder) => {
        const names = list(root, folder).filter((name) => name.startsWith('config-'));
        return names.length === 1 ? [(0,external_node_path_.join)(folder, names[0] ?? '')] : [];
    });
    return firstFile(root, [...named, ...inModules, '.config', 'config', ...only]);
}
function namedConfigs(release) {
    return [`boot/config-${release}`, `config-${release}`];
}
function list(root, folder) {
    const real = resolveInside(root, folder);
    return real !== null && (0,external_node_fs_.statSync)(real).isDirectory() ? (0,external_node_fs_.readdirSync)(real).sort() : [];
}
function isFolder(root, path) {
    const real = resolveInside(root, path);
    return real !== null && (0,external_node_fs_.lstatSync)(real).isDirectory();
}
/** The real path of a regular file inside `root`; null when there is none. */
function regularFile(root, path) {
    const real = resolveInside(root, path);
    return real !== null && (0,external_node_fs_.lstatSync)(real).isFile() ? real : null;
}
function firstFile(root, paths) {
    const found = paths.find((path) => regularFile(root, path) !== null);
    return found === undefined ? null : (0,external_node_path_.join)(root, found);
}
function readFirstLine(root, path) {
    const real = regularFile(root, path);
    if (real === null || (0,external_node_fs_.lstatSync)(real).size > MAX_TEXT) {
        return null;
    }
    return (0,external_node_fs_.readFileSync)(real, 'utf8').split('\n', 1)[0]?.trim() || null;
}

;// CONCATENATED MODULE: ./build/kernels/locate.js











/**
 * Finds the parts of the kernel that `ref` means, after fetching and unpacking what needs it.
 *
 * @throws UserError, MissingTool, and whatever `deps.fetch` throws.
 */
async function locateKernel(ref, deps) {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(ref.ref)) {
        return await locateFile(await download(ref, deps), ref, deps);
    }
    const path = (0,external_node_path_.resolve)(ref.ref);
    const info = existing(path);
    if (!info.isDirectory()) {
        return await locateFile({ path, name: (0,external_node_path_.basename)(path), alone: false }, ref, deps);
    }
    if (ref.sha256 !== undefined) {
        throw new errors/* UserError */.yo(`${ref.ref} is a folder; a sha256 can only be given for a file`);
    }
    return await locateFolder(path, ref, deps);
}
function existing(path) {
    const info = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
    if (info !== undefined) {
        return info;
    }
    const folder = (0,external_node_path_.dirname)(path);
    if (!(0,external_node_fs_.existsSync)(folder)) {
        throw new errors/* UserError */.yo(`no such file: ${path} (the folder ${folder} does not exist)`);
    }
    const near = nearest((0,external_node_path_.basename)(path), (0,external_node_fs_.readdirSync)(folder));
    throw new errors/* UserError */.yo(`no such file: ${path}${near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ''}`);
}
function nearest(name, candidates) {
    return candidates
        .map((candidate) => ({ candidate, edits: (0,mod/* distance */.Io)(name, candidate) }))
        .filter(({ candidate, edits }) => edits <= Math.max(name.length, candidate.length) / 2)
        .sort((a, b) => a.edits - b.edits)
        .slice(0, 3)
        .map(({ candidate }) => candidate);
}
async function locateFile(file, ref, deps) {
    const info = await (0,promises_.stat)(file.path);
    if (!info.isFile() || info.size === 0) {
        throw new errors/* UserError */.yo(`${ref.ref} is ${info.isFile() ? 'an empty file' : 'not a regular file'}; expected ${EXPECTED}`);
    }
    const sha256 = await sha256Of(file.path);
    checkSha256(ref, sha256);
    const kind = await packageKind(file.path);
    if (kind === null) {
        return { tree: imageTree(file), sha256, imageName: file.name, packages: [] };
    }
    return { ...(await locateInPackages([{ file: file.path, kind, sha256 }], ref, deps)), sha256 };
}
function checkSha256(ref, actual) {
    const expected = ref.sha256?.toLowerCase();
    if (expected !== undefined && expected !== actual) {
        throw new errors/* UserError */.yo(`${ref.ref} has the sha256 ${actual}, but ${expected} is expected`);
    }
}
function imageTree(file) {
    const alone = { image: file.path, modules: null, config: null, builtinList: null, buildRelease: null };
    return file.alone ? alone : findKernelBeside(file.path);
}
async function locateFolder(folder, ref, deps) {
    const packages = hasKernel(folder) ? [] : await kernelPackages(folder);
    if (packages.length === 0) {
        const tree = findKernel(folder, ref.release ?? null);
        return { tree, sha256: null, imageName: (0,external_node_path_.basename)(tree.image), packages: [] };
    }
    const hashed = [];
    for (const { file, kind } of packages) {
        hashed.push({ file, kind, sha256: await sha256Of(file) });
    }
    return await locateInPackages(hashed, ref, deps);
}
/** Several packages make one tree: distributions split the image from its modules. */
async function locateInPackages(packages, ref, deps) {
    const names = packages.map(({ file }) => (0,external_node_path_.basename)(file)).join(', ');
    const root = await cacheEntry(deps.cacheDir, 'packages', jointKey(packages), async (folder) => {
        deps.log(`unpacking ${names}`);
        for (const { file, kind } of packages) {
            await unpackPackage(kind, file, folder);
        }
    });
    const tree = inPackages(names, () => findKernel(root, ref.release ?? null));
    const packageNames = [];
    for (const { file, kind } of packages) {
        packageNames.push(kind === 'deb' ? await debPackageName(file) : null);
    }
    return {
        tree,
        sha256: null,
        imageName: (0,external_node_path_.basename)(tree.image),
        packages: packageNames.filter((name) => name !== null),
    };
}
function jointKey(packages) {
    const [only] = packages;
    const all = packages.map(({ sha256 }) => sha256).sort();
    return packages.length === 1 && only !== undefined
        ? only.sha256
        : (0,external_node_crypto_.createHash)('sha256').update(all.join('\n')).digest('hex');
}
/** Errors about the unpacked tree name the packages, which the user knows, beside the cache folder. */
function inPackages(names, find) {
    try {
        return find();
    }
    catch (error) {
        throw error instanceof errors/* UserError */.yo ? new errors/* UserError */.yo(`${names}: ${error.message}`, { cause: error.cause }) : error;
    }
}
/** A download is kept by its content; without a sha256 in the configuration only a new download tells what that is. */
async function download(ref, deps) {
    const url = fetchableUrl(ref.ref);
    const name = fileNameOf(url);
    const known = ref.sha256 === undefined ? null : lookUp(deps.cacheDir, 'files', ref.sha256.toLowerCase());
    if (known !== null) {
        return { path: (0,external_node_path_.join)(known, 'content'), name, alone: true };
    }
    deps.log(`fetching ${url.origin}${url.pathname}`);
    const temporary = await temporaryFolder(deps.cacheDir);
    try {
        const file = (0,external_node_path_.join)(temporary, 'content');
        await deps.fetch(ref.ref, file);
        const sha256 = await sha256Of(file);
        checkSha256(ref, sha256);
        return { path: (0,external_node_path_.join)(await publish(temporary, deps.cacheDir, 'files', sha256), 'content'), name, alone: true };
    }
    finally {
        await (0,promises_.rm)(temporary, { recursive: true, force: true });
    }
}
function fileNameOf(url) {
    return (0,external_node_path_.basename)(url.pathname).replaceAll(/%(2b|7e)/gi, (code) => (code.toLowerCase() === '%2b' ? '+' : '~'));
}
/** The SHA-256 of a file, in lower-case hex. */
async function sha256Of(file) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for await (const chunk of (0,external_node_fs_.createReadStream)(file, { highWaterMark: 1 << 20 })) {
        hash.update(chunk);
    }
    return hash.digest('hex');
}

;// CONCATENATED MODULE: ./build/kernels/modinfo.js


const MAX_MODINFO = 4 << 20;
/** Names of modules are compared with `-` and `_` alike, as modprobe does. */
function normalName(name) {
    return name.replaceAll('-', '_');
}
/**
 * The `.modinfo` section of an uncompressed module (include/linux/moduleparam.h: NUL-separated `key=value`).
 * Bytes that are no ELF or have no such section give an empty result.
 */
function parseModule(bytes) {
    const source = bufferSource(bytes, 'module');
    const elf = parseElf(source);
    const section = elf === null ? null : readSection(source, elf, '.modinfo', MAX_MODINFO);
    return collect(section === null ? [] : section.toString('latin1').split('\0'));
}
/**
 * `modules.builtin.modinfo` (NUL-separated `<module>.<key>=<value>`): what the built-in modules say of themselves, by
 * their normalised names.
 */
function parseBuiltinModinfo(bytes) {
    const fields = new Map();
    for (const entry of bytes.toString('latin1').split('\0')) {
        const dot = entry.indexOf('.');
        if (dot > 0) {
            const name = normalName(entry.slice(0, dot));
            fields.set(name, [...(fields.get(name) ?? []), entry.slice(dot + 1)]);
        }
    }
    return new Map([...fields].map(([name, entries]) => [name, collect(entries)]));
}
function collect(entries) {
    const values = (key) => entries.filter((entry) => entry.startsWith(`${key}=`)).map((entry) => entry.slice(key.length + 1));
    return {
        name: values('name')[0] ?? null,
        depends: values('depends').flatMap((value) => value.split(',').filter((name) => name !== '')),
        softPre: values('softdep').flatMap(preOf),
        aliases: values('alias'),
    };
}
/** `pre: a b post: c` → a, b (modprobe.d(5)). */
function preOf(softdep) {
    const words = softdep.split(/\s+/).filter((word) => word !== '');
    const start = words.indexOf('pre:');
    if (start === -1) {
        return [];
    }
    const rest = words.slice(start + 1);
    const end = rest.indexOf('post:');
    return end === -1 ? rest : rest.slice(0, end);
}
/** The normalised module names in `modules.builtin`: one path a line. */
function parseBuiltinList(text) {
    return new Set(text
        .split('\n')
        .map((line) => moduleName(line.trim()))
        .filter((name) => name !== null));
}
/** The normalised module name of a path that ends in `.ko`, also compressed; null for other paths. */
function moduleName(path) {
    const match = /([^/]+)\.ko(\.xz|\.zst|\.gz)?$/.exec(path);
    return match?.[1] === undefined ? null : normalName(match[1]);
}
/**
 * The built-in state of a module by a kernel configuration: true for `=y`, false for `=m` and `is not set`, null when
 * the option behind the module's name is not known here or not mentioned.
 */
function builtinByConfig(config, name) {
    const option = CONFIG_OPTIONS[normalName(name)];
    if (option === undefined) {
        return null;
    }
    const line = config.split('\n').find((l) => l.startsWith(`${option}=`) || l === `# ${option} is not set`);
    return line === undefined ? null : line === `${option}=y`;
}
/** Options of the drivers that a machine needs to reach its root file system and its console. */
const CONFIG_OPTIONS = {
    virtio: 'CONFIG_VIRTIO',
    virtio_ring: 'CONFIG_VIRTIO',
    virtio_pci: 'CONFIG_VIRTIO_PCI',
    virtio_mmio: 'CONFIG_VIRTIO_MMIO',
    virtio_blk: 'CONFIG_VIRTIO_BLK',
    virtio_net: 'CONFIG_VIRTIO_NET',
    virtio_console: 'CONFIG_VIRTIO_CONSOLE',
    virtio_rng: 'CONFIG_HW_RANDOM_VIRTIO',
    virtio_scsi: 'CONFIG_SCSI_VIRTIO',
    nvme: 'CONFIG_BLK_DEV_NVME',
    nvme_core: 'CONFIG_NVME_CORE',
    ext4: 'CONFIG_EXT4_FS',
    xfs: 'CONFIG_XFS_FS',
    overlay: 'CONFIG_OVERLAY_FS',
    '9p': 'CONFIG_9P_FS',
    '9pnet': 'CONFIG_NET_9P',
    '9pnet_virtio': 'CONFIG_NET_9P_VIRTIO',
    ena: 'CONFIG_ENA_ETHERNET',
    e1000: 'CONFIG_E1000',
    e1000e: 'CONFIG_E1000E',
};

;// CONCATENATED MODULE: ./build/kernels/modules.js









const MAX_MODULE = 256 << 20;
/**
 * What must be loaded, and in which order, to have the `wanted` modules. Dependencies come from the `.modinfo` of the
 * modules themselves: packages need not ship a `modules.dep`, and one that is there could be stale.
 *
 * @param modulesDir `lib/modules/<release>`.
 * @throws UserError for a damaged module; MissingTool for one that cannot be decompressed here.
 */
async function moduleClosure(modulesDir, wanted) {
    const index = indexModules(modulesDir);
    const closure = { files: [], optional: [], builtin: [], missing: [] };
    const hard = new Set();
    const visited = new Set();
    const visit = async (name, needed) => {
        if (visited.has(name) && (hard.has(name) || !needed)) {
            return;
        }
        const again = visited.has(name);
        visited.add(name);
        if (needed) {
            hard.add(name);
        }
        const file = index.builtin.has(name) ? undefined : index.files.get(name);
        if (file === undefined) {
            if (index.builtin.has(name)) {
                note(closure.builtin, name);
            }
            else if (needed) {
                note(closure.missing, name);
            }
            return;
        }
        const info = await infoOf(index, name, file);
        for (const soft of again ? [] : info.softPre) {
            for (const provider of await providers(index, soft)) {
                await visit(provider, false);
            }
        }
        for (const dependency of info.depends) {
            await visit(normalName(dependency), needed);
        }
        note(closure.files, (0,external_node_path_.join)(modulesDir, file));
    };
    for (const name of wanted) {
        await visit(normalName(name), true);
    }
    const hardFiles = new Set([...hard].map((name) => (0,external_node_path_.join)(modulesDir, index.files.get(name) ?? '')));
    closure.optional = closure.files.filter((file) => !hardFiles.has(file));
    return closure;
}
function note(list, item) {
    if (!list.includes(item)) {
        list.push(item);
    }
}
/** The bytes of a module file, decompressed, as an initramfs without a decompressor needs them. */
async function readModule(file) {
    const bytes = await (0,promises_.readFile)(file);
    const compression = detectCompression(bytes);
    if (compression === 'none') {
        return bytes;
    }
    try {
        if (compression === null) {
            throw new Error('it is no ELF, nor compressed in a known way');
        }
        return await decompressBytes(bytes, compression, MAX_MODULE);
    }
    catch (error) {
        if (error instanceof MissingTool) {
            throw error;
        }
        throw new errors/* UserError */.yo(`the module ${file} cannot be read: ${(0,errors/* errorMessage */.gJ)(error)}`);
    }
}
/** The normalised names in a `modules.builtin` file. */
function readBuiltinList(file) {
    return parseBuiltinList((0,external_node_fs_.readFileSync)(file, 'utf8'));
}
function indexModules(root) {
    const files = new Map();
    for (const path of walk(root, '')) {
        const name = moduleName(path);
        // updates/ holds what is to replace a module of kernel/ (depmod.d(5)).
        if (name !== null && (!files.has(name) || path.startsWith('updates/'))) {
            files.set(name, path);
        }
    }
    const list = readInside(root, 'modules.builtin');
    const modinfo = readInside(root, 'modules.builtin.modinfo');
    return {
        root,
        files,
        builtin: list === null ? new Set() : parseBuiltinList(list.toString('utf8')),
        builtinInfo: modinfo === null ? new Map() : parseBuiltinModinfo(modinfo),
        info: new Map(),
    };
}
/** Regular files only: symbolic links (`build`, `source`, weak-updates) are not followed. */
function* walk(root, folder) {
    const entries = (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const path = (0,external_node_path_.join)(folder, entry.name);
        if (entry.isDirectory()) {
            yield* walk(root, path);
        }
        else if (entry.isFile()) {
            yield path;
        }
    }
}
function readInside(root, path) {
    const real = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, path)) ? resolveInside(root, path) : null;
    return real === null ? null : (0,external_node_fs_.readFileSync)(real);
}
async function infoOf(index, name, file) {
    const known = index.info.get(name);
    if (known !== undefined) {
        return known;
    }
    const info = parseModule(await readModule((0,external_node_path_.join)(index.root, file)));
    index.info.set(name, info);
    return info;
}
/**
 * The modules a soft dependency means: one of that name, or all that have it as an alias. None when a built-in one
 * provides it. Reading every module for its aliases would take seconds, so only likely ones are read.
 */
async function providers(index, wanted) {
    const name = normalName(wanted);
    const isProvider = (info) => info.aliases.some((alias) => normalName(alias) === name);
    if (index.builtin.has(name) || [...index.builtinInfo.values()].some(isProvider)) {
        return [];
    }
    if (index.files.has(name)) {
        return [name];
    }
    for (const candidates of aliasCandidates(index, name)) {
        const found = [];
        for (const candidate of candidates) {
            if (isProvider(await infoOf(index, candidate, index.files.get(candidate) ?? ''))) {
                found.push(candidate);
            }
        }
        if (found.length > 0) {
            return found;
        }
    }
    return [];
}
/** Modules named after the alias (crypto-crc32c → crc32c_generic); failing that, all of the crypto folders. */
function aliasCandidates(index, alias) {
    const stem = alias.replace(/^crypto_/, '');
    const names = [...index.files.keys()];
    const crypto = names.filter((name) => /(^|\/)(crypto|lib)\//.test(index.files.get(name) ?? ''));
    return [names.filter((name) => name.includes(stem)), alias.startsWith('crypto_') ? crypto : []];
}

;// CONCATENATED MODULE: ./build/kernels/resolve.js













/**
 * Makes a kernel ready to boot: fetches and unpacks what needs it into the cache, finds the image, modules and
 * configuration, and reads what they say about themselves. Nothing is installed or run.
 *
 * @throws UserError for a reference that does not lead to one kernel; MissingTool when a package cannot be unpacked
 *   here; whatever `deps.fetch` throws.
 */
async function resolveKernel(ref, deps) {
    const located = await locateKernel(ref, deps);
    const { tree } = located;
    const outer = inspectImage(tree.image);
    const vmlinux = await vmlinuxOf(tree.image, outer, deps);
    const inner = vmlinux === null || vmlinux === tree.image ? null : inspectImage(vmlinux);
    const image = mergeFacts(tree.image, outer, vmlinux, inner);
    return {
        ref: ref.ref,
        sha256: located.sha256,
        image,
        modules: tree.modules,
        config: tree.config,
        builtin: builtinLookup(tree),
        claims: collectClaims(ref, located, outer, inner),
    };
}
function mergeFacts(path, outer, vmlinux, inner) {
    const proof = inner ?? outer;
    return {
        path,
        format: outer.format,
        arch: outer.arch,
        vmlinux,
        pvh: proof.pvh,
        release: outer.release ?? proof.release,
        version: proof.version ?? outer.version,
        banner: proof.banner,
        build_id: proof.build_id,
    };
}
/** Thrown inside a cache entry's making to leave no entry. */
class NotExtracted extends Error {
}
/** The image itself, or the vmlinux inside it: it alone has the banner, the build id and the PVH entry. */
async function vmlinuxOf(path, facts, deps) {
    if (facts.format !== 'bzImage') {
        return facts.format === 'vmlinux' ? path : null;
    }
    try {
        const key = await sha256Of(path);
        const entry = await cacheEntry(deps.cacheDir, 'images', key, async (folder) => {
            const draft = (0,external_node_path_.join)(folder, 'draft');
            const extraction = await extractVmlinux(path, draft);
            if (extraction.path === null) {
                throw new NotExtracted(extraction.reason);
            }
            if (inspectImage(draft).format !== 'vmlinux') {
                throw new NotExtracted(`the payload of ${path} is no vmlinux`);
            }
            await (0,promises_.rename)(draft, (0,external_node_path_.join)(folder, 'vmlinux'));
        });
        return (0,external_node_path_.join)(entry, 'vmlinux');
    }
    catch (error) {
        // The bzImage boots without; what is lost is speed and the proof by build id.
        if (error instanceof NotExtracted || error instanceof MissingTool || error instanceof errors/* UserError */.yo) {
            deps.log(`no vmlinux from ${path}, so no proof by build id: ${error.message}`);
            return null;
        }
        throw error;
    }
}
function builtinLookup(tree) {
    const list = tree.builtinList === null ? null : readBuiltinList(tree.builtinList);
    const config = tree.config === null ? null : (0,external_node_fs_.readFileSync)(tree.config, 'utf8');
    return (name) => {
        if (list !== null) {
            return list.has(normalName(name));
        }
        return config === null ? null : builtinByConfig(config, name);
    };
}
function collectClaims(ref, { tree, imageName, packages }, outer, inner) {
    const modulesName = tree.modules !== null && (0,external_node_path_.basename)((0,external_node_path_.dirname)(tree.modules)) === 'modules' ? (0,external_node_path_.basename)(tree.modules) : null;
    const known = inner?.release ?? outer.release;
    const claims = [
        { source: 'the configuration', release: ref.release ?? null },
        { source: `the file name ${imageName}`, release: releaseOfFileName(imageName) },
        { source: `the modules folder ${modulesName}`, release: modulesName },
        { source: 'include/config/kernel.release', release: tree.buildRelease },
        {
            source: outer.format === 'bzImage' ? 'the header of the image' : 'the banner in the image',
            release: outer.release,
        },
        { source: 'the banner in its vmlinux', release: inner?.release ?? null },
        ...packages.map((name) => ({ source: `the package ${name}`, release: packageClaim(name, known) })),
    ];
    return claims.filter((claim) => claim.release !== null);
}
/** A Debian package name has no upper case, so there `6.9.0-RC` reads `6.9.0-rc`: that is no contradiction. */
function packageClaim(name, known) {
    const release = releaseOfPackageName(name);
    return known !== null && release === known.toLowerCase() ? known : release;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/coerce.js
var coerce = __webpack_require__(49567);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/guest/events.js
/**
 * What the client on a machine says, one line per event: `@pullab NAME key=value … -- text`.
 *
 * A machine under test is hostile: a line that is not exactly an event is dropped, and no value is trusted further than
 * its form was checked here.
 */

const number = coerce/* number */.ai().int().nonnegative();
const word = schemas/* string */.YjP().max(200);
const uuid = schemas/* string */.YjP().regex(/^[0-9a-f-]{36}$/);
const guestEvent = schemas/* discriminatedUnion */.gMt('name', [
    schemas/* object */.Ikc({
        name: schemas/* literal */.euz('boot'),
        boot_id: uuid,
        release: word,
        uptime: coerce/* number */.ai().nonnegative(),
        notes: schemas/* string */.YjP().regex(/^[0-9a-f]*$/),
        kernel: schemas/* string */.YjP().optional(),
        text: schemas/* string */.YjP(),
    }),
    schemas/* object */.Ikc({ name: schemas/* literal */.euz('stage-start'), n: number, script: word }),
    schemas/* object */.Ikc({ name: schemas/* literal */.euz('alive'), n: number }),
    schemas/* object */.Ikc({
        name: schemas/* literal */.euz('stage-end'),
        n: number,
        exit: number,
        duration: number,
        timeout: schemas/* enum */.k5n(['yes', 'no']).transform((value) => value === 'yes'),
    }),
    schemas/* object */.Ikc({ name: schemas/* literal */.euz('reboot'), kernel: schemas/* enum */.k5n(['default', 'base', 'tip', 'good']) }),
    schemas/* object */.Ikc({ name: schemas/* literal */.euz('end'), stages: number }),
    schemas/* object */.Ikc({ name: schemas/* literal */.euz('crashed'), n: number }),
    schemas/* object */.Ikc({ name: schemas/* literal */.euz('error'), text: schemas/* string */.YjP() }),
]);
const maxLine = 16_384;
/** Parses one line; null when it is not an event of the client. */
function parseGuestEvent(line) {
    const match = /^@pullab ([a-z-]+)(?: (.*))?$/s.exec(line.trimEnd());
    if (!match || line.length > maxLine) {
        return null;
    }
    const rest = match[2] ?? '';
    const cut = rest === '--' || rest.startsWith('-- ') ? 0 : rest.indexOf(' -- ');
    const words = cut < 0 ? rest : rest.slice(0, cut);
    const fields = {};
    for (const part of words.split(' ')) {
        const equals = part.indexOf('=');
        if (equals > 0) {
            fields[part.slice(0, equals)] = part.slice(equals + 1);
        }
    }
    const text = cut < 0 ? '' : rest.slice(cut).replace(/^ ?-- ?/, '');
    const parsed = guestEvent.safeParse({ ...fields, text, name: match[1] });
    return parsed.success ? parsed.data : null;
}
/**
 * Splits a stream of chunks into lines and hands each to `onLine`, without its end. A line longer than `limit`
 * characters is cut there: a machine must not be able to fill our memory.
 */
function lineSplitter(onLine, limit = maxLine) {
    let pending = '';
    let dropping = false;
    return (chunk) => {
        const parts = (pending + chunk).split('\n');
        pending = parts.pop() ?? '';
        for (const part of parts) {
            if (!dropping) {
                onLine(part.slice(0, limit));
            }
            dropping = false;
        }
        if (pending.length > limit) {
            if (!dropping) {
                onLine(pending.slice(0, limit));
            }
            dropping = true;
            pending = '';
        }
    };
}
/** The GNU build id (hex) among the ELF notes (hex) of a running kernel (`/sys/kernel/notes`); null if there is none. */
function buildIdOfNotes(notesHex) {
    const notes = Buffer.from(notesHex, 'hex');
    let at = 0;
    while (at + 12 <= notes.length) {
        const nameSize = notes.readUInt32LE(at);
        const descSize = notes.readUInt32LE(at + 4);
        const type = notes.readUInt32LE(at + 8);
        const nameEnd = at + 12 + nameSize;
        const desc = nameEnd + (-nameSize & 3);
        if (desc + descSize > notes.length) {
            return null;
        }
        if (type === 3 && notes.toString('latin1', at + 12, nameEnd) === 'GNU\0') {
            return notes.toString('hex', desc, desc + descSize);
        }
        at = desc + descSize + (-descSize & 3);
    }
    return null;
}

;// CONCATENATED MODULE: ./build/labs/qemu/follow.js

const chunkBytes = 64 * 1024;
/**
 * Hands on what another process appends to a file, as it comes.
 *
 * Polling a file is what loses nothing: QEMU drops bytes of a serial port whose socket or pipe is full, and a socket is
 * full after a few hundred writes of one byte.
 */
function followFile(path, listener, intervalMs) {
    let offset = 0;
    let stopped = false;
    const opened = (0,promises_.open)(path, 'r');
    const readAll = async () => {
        const handle = await opened;
        for (;;) {
            const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes, offset);
            if (bytesRead === 0) {
                return;
            }
            offset += bytesRead;
            listener(buffer.subarray(0, bytesRead));
        }
    };
    const loop = (async () => {
        while (!stopped) {
            await readAll();
            await new Promise((resolve) => setTimeout(resolve, intervalMs));
        }
    })();
    loop.catch(() => { });
    return {
        finish: async () => {
            stopped = true;
            await loop;
            await readAll();
            await (await opened).close();
        },
    };
}

;// CONCATENATED MODULE: ./build/labs/qemu/process.js
/** One QEMU process: its arguments, its life, and what it says. */



/** The guest's device names of a spec's disks, in order. */
function diskNames(bus, count) {
    const name = {
        'virtio-blk': (index) => `vd${'abcdefgh'[index]}`,
        nvme: (index) => `nvme0n${index + 1}`,
        ahci: (index) => `sd${'abcdefgh'[index]}`,
    };
    return Array.from({ length: count }, (_, index) => name[bus](index));
}
/** QEMU's option syntax reads a comma as a separator; a doubled one stands for itself. */
const escapeComma = (text) => text.replaceAll(',', ',,');
function diskArguments(spec) {
    const args = [];
    if (spec.bus === 'nvme') {
        args.push('-device', 'nvme,id=bus,serial=pullab');
    }
    else if (spec.bus === 'ahci') {
        args.push('-device', 'ich9-ahci,id=bus');
    }
    spec.disks.forEach((disk, index) => {
        const id = `disk${index}`;
        // The disks live as long as the machine: what counts is what the guest wrote, not what the host's disk has seen.
        args.push('-drive', `file=${escapeComma(disk.file)},format=${disk.format},if=none,id=${id},cache=unsafe,discard=unmap`);
        const device = {
            'virtio-blk': `virtio-blk-pci,drive=${id}`,
            nvme: `nvme-ns,drive=${id},bus=bus,nsid=${index + 1}`,
            ahci: `ide-hd,drive=${id},bus=bus.${index}`,
        }[spec.bus];
        args.push('-device', device);
    });
    return args;
}
// x86-64-v2, which every current distribution's userland accepts: QEMU's `max` boots a fifth slower.
const emulatedCpu = 'qemu64,+ssse3,+sse4.1,+sse4.2,+popcnt,+cx16,+lahf-lm,+rdrand';
/** The command line of QEMU for a machine (pure). Its serial ports are console, events and live output. */
function qemuArguments(spec) {
    const channel = (id) => [
        ...['-chardev', `file,id=${id},path=${escapeComma(spec.channels[id])},append=on`],
        ...['-device', `isa-serial,chardev=${id}`],
    ];
    return [
        ...['-name', spec.name, '-nodefaults', '-no-user-config', '-display', 'none', '-nic', 'none'],
        ...['-sandbox', 'on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny'],
        ...['-machine', `pc,accel=${spec.accelerator}`, '-cpu', spec.accelerator === 'kvm' ? 'host' : emulatedCpu],
        ...['-smp', String(spec.cpus), '-m', `${Math.ceil(spec.memoryBytes / 2 ** 20)}M`],
        ...['-action', 'reboot=shutdown,shutdown=poweroff', '-qmp', 'stdio'],
        ...channel('console'),
        ...channel('events'),
        ...channel('live'),
        ...['-kernel', spec.kernel, '-initrd', spec.initrd, '-append', spec.cmdline.join(' ')],
        ...diskArguments(spec),
        ...(spec.hostShare === null
            ? []
            : ['-virtfs', `local,path=/,mount_tag=${spec.hostShare},security_model=none,readonly=on,multidevs=remap`]),
    ];
}
// An event may end a wait; output is only shown.
const eventPollMs = 20;
const outputPollMs = 100;
const qmpMessage = (line) => {
    try {
        return JSON.parse(line);
    }
    catch {
        return {};
    }
};
/** Reads QEMU's monitor protocol for the reason of the shutdown (https://www.qemu.org/docs/master/interop/qmp-spec.html). */
function watchMonitor(child, onShutdown) {
    const input = child.stdin;
    input.on('error', () => { });
    const onLine = (line) => {
        const message = qmpMessage(line);
        if (message.QMP) {
            input.write('{"execute":"qmp_capabilities"}\n');
        }
        else if (message.event === 'SHUTDOWN') {
            onShutdown(String(message.data?.reason ?? 'unknown'));
        }
    };
    child.stdout.setEncoding('utf8').on('data', lineSplitter(onLine));
}
/**
 * Starts QEMU; the files of its channels must exist. The kernel of the host kills it when this program dies (`setpriv --pdeathsig`), however that happens.
 *
 * The promise `exited` settles after the last byte of every channel was handed to its listener.
 */
function startQemu(spec, listeners, wrapper) {
    const [command, ...args] = [...wrapper, spec.binary, ...qemuArguments(spec)];
    const child = (0,external_node_child_process_.spawn)(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let shutdown = null;
    let stderr = '';
    watchMonitor(child, (reason) => {
        shutdown = reason;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
        stderr = (stderr + text).slice(-4096);
    });
    const followers = [
        followFile(spec.channels.events, listeners.events, eventPollMs),
        followFile(spec.channels.console, listeners.console, outputPollMs),
        followFile(spec.channels.live, listeners.live, outputPollMs),
    ];
    const ended = new Promise((resolve) => {
        child.on('error', (error) => resolve({ code: null, signal: null, shutdown, stderr: error.message }));
        child.on('close', (code, signal) => resolve({ code, signal, shutdown, stderr: stderr.trim() }));
    });
    const exited = ended.then(async (exit) => {
        await Promise.all(followers.map((follower) => follower.finish()));
        return exit;
    });
    return { pid: child.pid ?? -1, exited, kill: () => void child.kill('SIGKILL') };
}

;// CONCATENATED MODULE: ./build/labs/qemu/accelerator.js
/** Whether KVM really works here. That /dev/kvm opens proves nothing: nested hosts may hang in it, so a kernel is booted. */






const kvmProbeSeconds = 10;
/** Boots a kernel to its first program on a machine without disks. Resolves to null when it came up, else to why not. */
async function probeBoot(context, accelerator, kernel, seconds) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.scratch, 'probe-'));
    const channels = { console: (0,external_node_path_.join)(folder, 'console'), events: (0,external_node_path_.join)(folder, 'events'), live: (0,external_node_path_.join)(folder, 'live') };
    await Promise.all(Object.values(channels).map((file) => (0,promises_.writeFile)(file, '')));
    const spec = {
        channels,
        binary: context.binary,
        name: 'pullab-probe',
        accelerator,
        cpus: 1,
        memoryBytes: 512 * 2 ** 20,
        kernel: kernel.file,
        initrd: kernel.initrd,
        cmdline: ['console=ttyS0', 'panic=-1', 'pullab.probe'],
        bus: 'virtio-blk',
        disks: [],
        hostShare: null,
    };
    let said = '';
    let up = false;
    let timedOut = false;
    let qemu = null;
    const ignore = () => { };
    qemu = startQemu(spec, {
        console: (chunk) => {
            said = (said + chunk.toString('latin1')).slice(-8192);
            if (said.includes('pullab-probe: up')) {
                up = true;
                qemu?.kill();
            }
        },
        events: ignore,
        live: ignore,
    }, context.wrapper);
    context.watchProcess(qemu.pid);
    const timer = setTimeout(() => {
        timedOut = true;
        qemu?.kill();
    }, seconds * 1000);
    const exit = await qemu.exited;
    clearTimeout(timer);
    context.forgetProcess(qemu.pid);
    await (0,promises_.rm)(folder, { recursive: true, force: true });
    if (up) {
        return null;
    }
    return timedOut
        ? `a kernel did not come up within ${seconds} s`
        : `QEMU ended by itself: ${exit.stderr.split('\n').at(-1)}`;
}
function kvmUnavailable() {
    try {
        (0,external_node_fs_.accessSync)('/dev/kvm', external_node_fs_.constants.R_OK | external_node_fs_.constants.W_OK);
        return null;
    }
    catch (error) {
        return error.code === 'ENOENT'
            ? 'there is no /dev/kvm'
            : '/dev/kvm may not be opened by this user';
    }
}
/** The outcome of a probe holds for this boot of the host and this QEMU. */
function probeKey(qemuVersion) {
    const bootId = (0,external_node_fs_.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8');
    return (0,external_node_crypto_.createHash)('sha256').update(`${bootId} ${qemuVersion} ${kvmProbeSeconds}`).digest('hex').slice(0, 16);
}
/**
 * Chooses between KVM and emulation (TCG).
 *
 * @throws InfrastructureError when KVM is demanded and does not work
 */
async function chooseAccelerator(wanted, context, kernel) {
    if (wanted === 'tcg') {
        return { accelerator: 'tcg', why: 'as configured' };
    }
    let failure = kvmUnavailable();
    if (failure === null) {
        const folder = (0,external_node_path_.join)(context.cacheDir, 'accelerator');
        const file = (0,external_node_path_.join)(folder, probeKey(context.version));
        const known = await (0,promises_.readFile)(file, 'utf8').catch(() => null);
        if (known === null) {
            context.log(`trying KVM by booting a kernel (${kvmProbeSeconds} s at most) …`);
            failure = await probeBoot(context, 'kvm', kernel, kvmProbeSeconds);
            await (0,promises_.mkdir)(folder, { recursive: true });
            await (0,promises_.writeFile)(file, failure ?? '');
        }
        else {
            failure = known === '' ? null : known;
        }
    }
    if (failure === null) {
        return { accelerator: 'kvm', why: 'KVM booted a kernel' };
    }
    if (wanted === 'kvm') {
        throw new errors/* InfrastructureError */.EN(`qemu-accel is kvm, but KVM does not work here: ${failure}. Use qemu-accel: auto or tcg.`);
    }
    return { accelerator: 'tcg', why: `KVM does not work here: ${failure}` };
}

;// CONCATENATED MODULE: ./build/exec.js



/**
 * Runs a program without a shell and gives what it wrote to standard output (and its exit code).
 *
 * @throws Error that names the program, its exit code and the last lines of its standard error
 */
function exec(command, args, options = {}) {
    const { cwd, env, signal, allow = [0], timeoutMs = 0 } = options;
    return new Promise((resolve, reject) => {
        const settings = {
            maxBuffer: 256 * 2 ** 20,
            timeout: timeoutMs,
            env: { ...process.env, LC_ALL: 'C', ...env },
            ...(cwd === undefined ? {} : { cwd }),
            ...(signal === undefined ? {} : { signal }),
        };
        (0,external_node_child_process_.execFile)(command, args, settings, (error, stdout, stderr) => {
            const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
            if (allow.includes(code)) {
                resolve({ stdout, code });
                return;
            }
            const last = stderr.trim().split('\n').slice(-5).join('\n');
            const how = code === -1 ? (error?.message.split('\n')[0] ?? 'could not be started') : `ended with exit code ${code}`;
            reject(new Error(`${command} ${how}${last === '' ? '' : `: ${last}`}`, { cause: undefined }));
        });
    });
}
/** The full path of a program on the PATH (or in sbin, which users often do not have there); null if there is none. */
function findProgram(name, path = process.env.PATH ?? '') {
    for (const folder of [...path.split(external_node_path_.delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin']) {
        const file = (0,external_node_path_.join)(folder, name);
        try {
            (0,external_node_fs_.accessSync)(file, external_node_fs_.constants.X_OK);
            return file;
        }
        catch {
            // Not here: the next folder.
        }
    }
    return null;
}

;// CONCATENATED MODULE: ./build/labs/qemu/apt.js
/**
 * Packages of the host's distribution, fetched without installing them and without root: apt itself resolves the
 * dependencies, with package lists and a cache of our own and an empty record of what is installed.
 */






const listsMaxAgeMs = 24 * 3600 * 1000;
function aptOptions(root) {
    const settings = {
        'Dir::State': (0,external_node_path_.join)(root, 'state'),
        'Dir::State::Lists': (0,external_node_path_.join)(root, 'lists'),
        'Dir::State::status': (0,external_node_path_.join)(root, 'status'),
        'Dir::Cache': (0,external_node_path_.join)(root, 'cache'),
        'Debug::NoLocking': '1',
        'APT::Sandbox::User': '',
        'APT::Install-Recommends': '0',
        'Acquire::Languages': 'none',
        'Acquire::Retries': '3',
        // Hooks of the host's configuration are for the host's own package state.
        'APT::Update::Post-Invoke::': 'true',
    };
    return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}
/** What `apt-get -s install` would install: `Inst <name> (<version> <origin> [<arch>])`. */
function simulatedPackages(output) {
    return [...output.matchAll(/^Inst (\S+) \((\S+) .*\[(\S+)\]\)/gm)].map(([, name = '', version = '', arch = '']) => ({
        name,
        file: `${name}_${version.replaceAll(':', '%3a')}_${arch}.deb`,
    }));
}
/**
 * Opens the distribution's packages.
 *
 * @throws InfrastructureError when this host has no apt, or its sources cannot be reached; UserError for an unknown
 *   package
 */
async function openApt(cacheDir, log) {
    if (findProgram('apt-get') === null) {
        throw new errors/* InfrastructureError */.EN('this host has no apt-get, from which the qemu lab takes its userland and its default kernel. ' +
            'Give a kernel (--qemu-kernel FILE) and a userland (--qemu-userland host, or image with --qemu-image FILE).');
    }
    const root = (0,external_node_path_.join)(cacheDir, 'apt');
    await (0,promises_.mkdir)((0,external_node_path_.join)(root, 'lists/partial'), { recursive: true });
    await (0,promises_.mkdir)((0,external_node_path_.join)(root, 'cache/archives/partial'), { recursive: true });
    await (0,promises_.mkdir)((0,external_node_path_.join)(root, 'state'), { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(root, 'status'), '');
    const options = aptOptions(root);
    const stamp = (0,external_node_path_.join)(root, 'updated');
    const apt = (program, args) => exec(program, [...options, ...args], { timeoutMs: 600_000 });
    const update = async () => {
        log('fetching the package lists of this distribution …');
        try {
            await apt('apt-get', ['-qq', 'update']);
        }
        catch (error) {
            throw new errors/* InfrastructureError */.EN("the distribution's package lists could not be fetched", { cause: error });
        }
        await (0,promises_.writeFile)(stamp, '');
    };
    const refresh = async () => {
        const age = (0,external_node_fs_.existsSync)(stamp) ? Date.now() - (await (0,promises_.stat)(stamp)).mtimeMs : Number.POSITIVE_INFINITY;
        if (age > listsMaxAgeMs) {
            await (0,promises_.rm)((0,external_node_path_.join)(root, 'resolved'), { recursive: true, force: true });
            await update();
        }
    };
    // Kernels and userland are fetched side by side; the lists they need are the same.
    let fresh = null;
    const freshen = () => {
        fresh ??= refresh();
        return fresh;
    };
    // Resolving costs apt a second each time; the answer holds as long as the package lists.
    const simulate = async (names) => {
        await freshen();
        const key = (0,external_node_crypto_.createHash)('sha256').update(names.join(' ')).digest('hex').slice(0, 24);
        const memo = (0,external_node_path_.join)(root, 'resolved', key);
        const known = await (0,promises_.readFile)(memo, 'utf8').catch(() => null);
        if (known !== null) {
            return JSON.parse(known);
        }
        const { stdout } = await apt('apt-get', ['-s', '-y', 'install', ...names]);
        const packages = simulatedPackages(stdout);
        await (0,promises_.mkdir)((0,external_node_path_.join)(root, 'resolved'), { recursive: true });
        await (0,promises_.writeFile)(`${memo}.${process.pid}`, JSON.stringify(packages));
        await (0,promises_.rename)(`${memo}.${process.pid}`, memo);
        return packages;
    };
    const archives = (0,external_node_path_.join)(root, 'cache/archives');
    const fetchMissing = async (packages, args) => {
        const missing = packages.filter(({ file }) => !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(archives, file)));
        if (missing.length > 0) {
            const names = missing.map(({ name }) => name);
            log(`fetching ${missing.length} package${missing.length > 1 ? 's' : ''}: ${shorten(names)}`);
            await exec('apt-get', [...options, '-y', '-qq', ...args], { cwd: archives, timeoutMs: 600_000 });
        }
        return packages.map(({ file }) => (0,external_node_path_.join)(archives, file));
    };
    const withFreshLists = async (attempt) => {
        try {
            return await attempt();
        }
        catch {
            // Package lists that are older than the archive name files it no longer has.
            await (0,promises_.rm)((0,external_node_path_.join)(root, 'resolved'), { recursive: true, force: true });
            await update();
            try {
                return await attempt();
            }
            catch (error) {
                const unknown = /Unable to locate package (\S+)/.exec((0,errors/* errorMessage */.gJ)(error))?.[1];
                throw unknown === undefined
                    ? new errors/* InfrastructureError */.EN('packages could not be fetched', { cause: error })
                    : new errors/* UserError */.yo(`this distribution has no package ${unknown} (named by a dependencies.txt or a kernel reference)`);
            }
        }
    };
    return {
        fetchClosure: (names) => withFreshLists(async () => fetchMissing(await simulate(names), ['--download-only', 'install', ...names])),
        fetchMatching: (name, pattern) => withFreshLists(async () => {
            const packages = (await simulate([name])).filter((entry) => pattern.test(entry.name));
            return fetchMissing(packages, ['download', ...packages.map((entry) => entry.name)]);
        }),
        async search(pattern) {
            await freshen();
            const { stdout } = await apt('apt-cache', ['--names-only', 'search', pattern]);
            return stdout.split('\n').flatMap((line) => line.split(' - ')[0]?.trim() || []);
        },
    };
}
const shorten = (names) => (names.length > 6 ? `${names.slice(0, 5).join(', ')}, …` : names.join(', '));

;// CONCATENATED MODULE: ./build/labs/qemu/busybox.js





/** Whether a program runs without any library: its ELF file names no interpreter. */
async function isStatic(file) {
    const handle = await (0,promises_.open)(file);
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(8192), 0, 8192, 0);
        return !buffer.subarray(0, bytesRead).includes('/ld-linux') && !buffer.subarray(0, bytesRead).includes('/ld-musl');
    }
    finally {
        await handle.close();
    }
}
/**
 * A statically linked busybox: the host's own, or that of its distribution's package, unpacked into the cache.
 *
 * @throws InfrastructureError when there is none
 */
async function findBusybox(cacheDir, apt) {
    const cached = (0,external_node_path_.join)(cacheDir, 'busybox/busybox');
    if ((0,external_node_fs_.existsSync)(cached)) {
        return cached;
    }
    const own = findProgram('busybox');
    if (own !== null && (await isStatic(own))) {
        return own;
    }
    const [file] = await (await apt()).fetchMatching('busybox-static', /^busybox-static$/);
    if (file === undefined) {
        throw new errors/* InfrastructureError */.EN('the distribution has no package busybox-static; install a static busybox');
    }
    await (0,promises_.mkdir)((0,external_node_path_.join)(cacheDir, 'busybox'), { recursive: true });
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(cacheDir, 'busybox', 'build-'));
    try {
        await exec('dpkg-deb', ['-x', file, folder]);
        const inside = ['bin/busybox', 'usr/bin/busybox'].find((path) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, path))) ?? 'bin/busybox';
        await (0,promises_.rename)((0,external_node_path_.join)(folder, inside), cached);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
    return cached;
}

// EXTERNAL MODULE: ./build/config/version-sort.js
var version_sort = __webpack_require__(83248);
;// CONCATENATED MODULE: ./build/labs/qemu/distribution-kernel.js
/** Kernels of the host's own distribution: fetched and unpacked, never installed. */






const flavours = {
    debian: { meta: 'linux-image-cloud-amd64', versions: '^linux-image-[0-9][0-9.]*-[0-9]+-cloud-amd64$' },
    ubuntu: { meta: 'linux-image-virtual', versions: '^linux-image-[0-9][0-9.]*-[0-9]+-generic$' },
};
/** The flavour of the distribution that an os-release file describes; Debian's where it names no other. */
function flavourOf(osRelease) {
    const words = [...osRelease.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap((match) => (match[1] ?? '').split(' '));
    return flavours[words.find((word) => word in flavours) ?? 'debian'];
}
async function packageName(wanted, apt) {
    const flavour = flavourOf(await (0,promises_.readFile)('/etc/os-release', 'utf8').catch(() => ''));
    if (wanted === 'newest') {
        return flavour.meta;
    }
    if (wanted === 'oldest') {
        const [oldest] = (await apt.search(flavour.versions)).sort(version_sort/* compareVersions */.Z);
        return oldest ?? flavour.meta;
    }
    return wanted;
}
/**
 * Fetches a kernel of this distribution.
 *
 * @param wanted `newest` or `oldest` of those for virtual machines, or the name of a package
 * @returns its package file, or a folder of them
 * @throws UserError when the package leads to no kernel
 */
async function fetchDistributionKernel(wanted, cacheDir, apt) {
    const name = await packageName(wanted, apt);
    const files = await apt.fetchMatching(name, /^linux-(image|modules)-[0-9]/);
    const [first, ...more] = files;
    if (first === undefined) {
        throw new errors/* UserError */.yo(`distribution:${wanted}: the package ${name} leads to no kernel; name one such as linux-image-…`);
    }
    if (more.length === 0) {
        return first;
    }
    // Ubuntu splits image and modules: a folder of both is one kernel.
    const key = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
    const folder = (0,external_node_path_.join)(cacheDir, 'distribution-kernel', key);
    await (0,promises_.mkdir)(folder, { recursive: true });
    for (const file of files) {
        const inside = (0,external_node_path_.join)(folder, (0,external_node_path_.basename)(file));
        if (!(0,external_node_fs_.existsSync)(inside)) {
            await (0,promises_.link)(file, inside).catch(() => (0,promises_.copyFile)(file, inside));
        }
    }
    return folder;
}

;// CONCATENATED MODULE: ./build/labs/qemu/host.js
/** What the qemu lab needs of the host: programs, and how to get them. */



/** Program → the Debian and Ubuntu package that brings it. */
const packageOf = {
    'qemu-system-x86_64': 'qemu-system-x86',
    'qemu-img': 'qemu-utils',
    mke2fs: 'e2fsprogs',
    debugfs: 'e2fsprogs',
    e2fsck: 'e2fsprogs',
    cpio: 'cpio',
    xz: 'xz-utils',
    zstd: 'zstd',
    lz4: 'lz4',
    'dpkg-deb': 'dpkg',
    bsdtar: 'libarchive-tools',
};
/** Programs that every run of the qemu lab needs. A kernel packed in another way may need more. */
const labPrograms = [
    'qemu-system-x86_64',
    'qemu-img',
    'mke2fs',
    'debugfs',
    'e2fsck',
    'cpio',
    'xz',
    'zstd',
    'lz4',
];
/** The packages that bring those of `programs` which this host lacks. */
function missingPackages(programs, find = findProgram) {
    const missing = programs.filter((name) => find(name) === null);
    return [...new Set(missing.map((name) => packageOf[name] ?? name))];
}
const runVisibly = (command, args) => new Promise((resolve) => {
    // Standard output may be the program's JSON: what apt says goes to standard error.
    const child = (0,external_node_child_process_.spawn)(command, args, {
        stdio: ['inherit', 2, 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
});
/**
 * Makes sure the host has the programs the lab needs; installs their packages when that is allowed.
 *
 * @throws InfrastructureError that says what to install, when something is missing and may not or cannot be installed
 */
async function ensurePrograms(programs, install, log) {
    const packages = missingPackages(programs);
    if (packages.length === 0) {
        return;
    }
    const root = process.getuid?.() === 0;
    const command = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
    const shown = `${root ? '' : 'sudo '}${command.join(' ')}`;
    const missing = `the qemu lab needs ${packages.join(', ')}, which this host lacks`;
    if (!install || findProgram('apt-get') === null) {
        throw new errors/* InfrastructureError */.EN(`${missing}. Install with: ${shown}   (or let the run do it: --qemu-install always)`);
    }
    const prefix = root ? [] : ['sudo'];
    log(`${missing}: ${shown}`);
    const attempt = async () => runVisibly([...prefix, ...command][0], [...prefix, ...command].slice(1));
    if ((await attempt()) !== 0) {
        // On a fresh machine the package lists may be missing or older than the archive.
        await runVisibly([...prefix, 'apt-get'][0], [...prefix, 'apt-get', '-qq', 'update'].slice(1));
        if ((await attempt()) !== 0) {
            throw new errors/* InfrastructureError */.EN(`${missing}, and installing them failed. Try: ${shown}`);
        }
    }
}
/** The version of a QEMU binary, e.g. 7.2.22. */
async function qemuVersion(binary) {
    const { stdout } = await exec(binary, ['--version']);
    const match = /version (\d+)\.(\d+)\S*/.exec(stdout);
    return {
        text: match?.[0].replace('version ', '') ?? 'unknown',
        major: Number(match?.[1] ?? 0),
        minor: Number(match?.[2] ?? 0),
    };
}
/**
 * Why a crash of this kernel on this emulator may be the emulator's; null when there is no such reason.
 *
 * Measured: QEMU 7.2 without KVM crashed 25 of 92 boots of a 6.12 kernel that QEMU 10.0 booted 40 times out of 40;
 * both booted 6.1 every time.
 */
function emulatorDoubt(version, accelerator, kernelRelease) {
    const [major = 0, minor = 0] = kernelRelease.split('.').map((part) => Number.parseInt(part, 10));
    const newKernel = major > 6 || (major === 6 && minor > 1);
    if (accelerator === 'kvm' || version.major >= 8 || !newKernel) {
        return null;
    }
    return `QEMU ${version.text} without KVM is known to crash kernels newer than 6.1 by itself: repeat it with KVM or QEMU 10`;
}
/** Words to put before a command so that the host's kernel kills it when this program dies. */
function deathWrapper(find = findProgram) {
    const setpriv = find('setpriv');
    return setpriv === null ? [] : [setpriv, '--pdeathsig', 'KILL', '--'];
}

;// CONCATENATED MODULE: ./build/kernels/proof.js

/**
 * Whether a machine runs the kernel that was asked for: its release equals every claim, its version text the image's,
 * and its build id the image's where both are known. Where nothing is known of the kernel, nothing is proven.
 */
function proveKernel(facts, seen) {
    const why = refuteRelease(facts, seen) ?? refuteVersion(facts, seen) ?? refuteBuildId(facts, seen);
    return why === null ? { ok: true } : { ok: false, why };
}
function refuteRelease({ ref, claims, image }, seen) {
    if (claims.length === 0 && image.version === null && image.build_id === null) {
        return `nothing in ${ref} says which kernel it is, so the machine's ${seen.release} proves nothing`;
    }
    const differing = claims.find((claim) => claim.release !== seen.release.trim());
    return differing === undefined
        ? null
        : `asked for ${differing.release} (says ${differing.source}), but the machine runs ${seen.release.trim()}`;
}
function refuteVersion({ ref, image }, seen) {
    const text = seen.version.trim();
    const asProcVersion = parseBanner(text);
    const [expected, actual] = asProcVersion !== null && image.banner !== null
        ? [image.banner, asProcVersion.banner]
        : [image.version, asProcVersion?.version ?? text];
    return expected === null || expected.trim() === actual
        ? null
        : `another build of the kernel: ${ref} is "${expected}", but the machine runs "${actual}"`;
}
function refuteBuildId({ ref, image }, seen) {
    if (image.build_id === null || seen.build_id === null) {
        return null;
    }
    return image.build_id.toLowerCase() === seen.build_id.trim().toLowerCase()
        ? null
        : `another build of the kernel: ${ref} has the build id ${image.build_id}, but the machine runs ${seen.build_id}`;
}

;// CONCATENATED MODULE: ./build/labs/qemu/initramfs.js
/** The initramfs of the qemu lab's machines: busybox, the first program, and the drivers the disks need. */





const archive = (folder, output) => new Promise((resolve, reject) => {
    // Sorted and with fixed owners, so that the same content gives the same file.
    const script = 'find . | LC_ALL=C sort | cpio -o -H newc -R 0:0 --reproducible --quiet > "$0"';
    (0,external_node_child_process_.execFile)('sh', ['-c', script, output], { cwd: folder }, (error, _stdout, stderr) => error ? reject(new Error(`cpio could not write the initramfs: ${stderr.trim()}`, { cause: error })) : resolve());
});
/**
 * Builds an initramfs, or takes it from the cache when one with the same content is there.
 *
 * @param busybox a statically linked busybox
 * @param modules drivers in the order in which to load them
 * @returns the path of the file, named by its content
 */
async function buildInitramfs(cacheDir, busybox, guest, modules) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(busybox.digest).update(guest.init).update(guest.lib);
    for (const module of modules) {
        hash.update(module.name).update(module.bytes);
    }
    const target = (0,external_node_path_.join)(cacheDir, 'initramfs', `${hash.digest('hex').slice(0, 32)}.cpio`);
    if ((0,external_node_fs_.existsSync)(target)) {
        return target;
    }
    await (0,promises_.mkdir)((0,external_node_path_.join)(cacheDir, 'initramfs'), { recursive: true });
    const build = await (0,promises_.mkdtemp)((0,external_node_path_.join)(cacheDir, 'initramfs', 'build-'));
    try {
        const tree = (0,external_node_path_.join)(build, 'tree');
        await (0,promises_.mkdir)((0,external_node_path_.join)(tree, 'bin'), { recursive: true });
        await (0,promises_.mkdir)((0,external_node_path_.join)(tree, 'modules'));
        await (0,promises_.copyFile)(busybox.file, (0,external_node_path_.join)(tree, 'bin/busybox'));
        await (0,promises_.chmod)((0,external_node_path_.join)(tree, 'bin/busybox'), 0o755);
        await (0,promises_.writeFile)((0,external_node_path_.join)(tree, 'init'), guest.init, { mode: 0o755 });
        await (0,promises_.writeFile)((0,external_node_path_.join)(tree, 'pullab-lib.sh'), guest.lib);
        await (0,promises_.writeFile)((0,external_node_path_.join)(tree, 'modules/list'), modules.map((module) => `${(0,external_node_path_.basename)(module.name)}\n`).join(''));
        for (const module of modules) {
            await (0,promises_.writeFile)((0,external_node_path_.join)(tree, 'modules', (0,external_node_path_.basename)(module.name)), module.bytes);
        }
        await archive(tree, (0,external_node_path_.join)(build, 'out.cpio'));
        await (0,promises_.rename)((0,external_node_path_.join)(build, 'out.cpio'), target);
    }
    finally {
        await (0,promises_.rm)(build, { recursive: true, force: true });
    }
    return target;
}

;// CONCATENATED MODULE: ./build/labs/qemu/kernel.js
/** A kernel made ready for the machines of the qemu lab: the file QEMU loads, its initramfs, and the disks it can see. */





const busDrivers = [
    ['virtio-blk', ['virtio_pci', 'virtio_blk']],
    ['nvme', ['nvme']],
    ['ahci', ['ahci', 'sd_mod']],
];
const fileSystems = { packages: ['ext4'], image: ['ext4'], host: ['ext4', '9p', '9pnet_virtio', 'overlay'] };
/** Text that only a kernel with the driver built in holds: names of its parameters, or what it logs. */
const tracesOfDrivers = {
    virtio_pci: 'virtio-pci',
    virtio_blk: 'virtio_blk',
    nvme: 'nvme_core.',
    ahci: 'ahci.',
    sd_mod: 'sd_mod.',
    ext4: 'EXT4-fs',
    '9p': '9p.',
    '9pnet_virtio': '9pnet_virtio.',
    overlay: 'overlay.',
};
/** Whether a driver is built in. A bare image comes without a list of that: then its own text is searched, once. */
function kernel_builtinLookup(artifact) {
    let traces = null;
    return (name) => {
        const known = artifact.builtin(name);
        if (known !== null) {
            return known;
        }
        const { image } = artifact;
        traces ??= driverHints(image.vmlinux ?? image.path, Object.values(tracesOfDrivers));
        return traces[tracesOfDrivers[name] ?? ''] === true;
    };
}
/**
 * The kind of disk for which the kernel has every driver, with the fewest modules to load: each costs a tenth of a
 * second under emulation.
 */
async function chooseDrivers(artifact, userland) {
    const lacking = [];
    const choices = [];
    const isBuiltIn = kernel_builtinLookup(artifact);
    for (const [bus, drivers] of busDrivers) {
        const wanted = [...drivers, ...fileSystems[userland]];
        const { files, missing } = artifact.modules === null ? { files: [], missing: wanted } : await moduleClosure(artifact.modules, wanted);
        const lacks = missing.filter((name) => !isBuiltIn(name));
        if (lacks.length === 0) {
            choices.push({ bus, files });
        }
        else {
            lacking.push(`${bus} needs ${lacks.join(', ')}`);
        }
    }
    const [best] = choices.sort((left, right) => left.files.length - right.files.length);
    if (best !== undefined) {
        return best;
    }
    throw new errors/* InfrastructureError */.EN(`the kernel ${artifact.ref} has no driver for any disk of the qemu lab (${lacking.join('; ')}). ` +
        'Give its modules with it (its package, or a folder with the image and lib/modules), or build these in.');
}
/** Makes a kernel ready to boot: picks its disks and packs its initramfs (cached by content). */
async function prepareKernel(role, artifact, context) {
    const { bus, files } = await chooseDrivers(artifact, context.userland);
    const modules = [];
    for (const [index, file] of files.entries()) {
        const name = file
            .split('/')
            .at(-1)
            ?.replace(/\.ko(\.\w+)?$/, '.ko') ?? 'module.ko';
        modules.push({ name: `${String(index).padStart(2, '0')}-${name}`, bytes: await readModule(file) });
    }
    const { image } = artifact;
    return {
        role,
        artifact,
        file: image.pvh && image.vmlinux !== null ? image.vmlinux : image.path,
        initrd: await buildInitramfs(context.cacheDir, context.busybox, context.guest, modules),
        bus,
        prove: (seen) => {
            const proof = proveKernel(artifact, seen);
            return proof.ok ? null : proof.why;
        },
    };
}

;// CONCATENATED MODULE: ./build/labs/qemu/disk.js
/** Disks of the qemu lab's machines: made and read without root and without mounting them. */



/** e2fsprogs' tools are in sbin, which users often do not have on their PATH. */
const tool = (name) => findProgram(name) ?? name;
// Features that every kernel since 4.x can mount; the host's own defaults follow its e2fsprogs instead.
const mke2fsConf = `[defaults]
base_features = sparse_super,large_file,filetype,resize_inode,dir_index,ext_attr
blocksize = 4096
inode_size = 256
inode_ratio = 16384
reserved_ratio = 0
[fs_types]
ext4 = {
  features = has_journal,extent,huge_file,flex_bg,64bit,dir_nlink,extra_isize
}
`;
/**
 * Makes a sparse ext4 image of `bytes` that holds a copy of `tree`.
 *
 * @throws Error with mke2fs' own words
 */
async function makeExt4(options) {
    const { file, tree, bytes } = options;
    const conf = `${file}.conf`;
    await (0,promises_.writeFile)(conf, mke2fsConf);
    try {
        const extended = 'root_owner=0:0,lazy_itable_init=1,lazy_journal_init=1,nodiscard';
        const args = [
            '-q',
            '-F',
            '-t',
            'ext4',
            '-J',
            'size=16',
            '-E',
            extended,
            '-d',
            tree,
            file,
            `${Math.ceil(bytes / 1024)}K`,
        ];
        await exec(tool('mke2fs'), args, { env: { MKE2FS_CONFIG: conf } });
    }
    finally {
        await (0,promises_.rm)(conf, { force: true });
    }
}
/** Inode flags of ext4: the file's blocks are in extents, and writes are synchronous. New files and folders inherit it. */
const synchronousFolder = 0x80000 | 0x8;
/** Marks folders of an unmounted image so that what is written into them is on the disk when the write returns. */
async function writeThrough(image, folders) {
    for (const folder of folders) {
        await exec(tool('debugfs'), ['-w', '-R', `set_inode_field ${folder} flags ${synchronousFolder}`, image]);
    }
}
/** Makes a copy-on-write layer over a disk image that many machines share. */
async function makeOverlay(file, backing) {
    await exec('qemu-img', ['create', '-q', '-f', 'qcow2', '-b', backing.file, '-F', backing.format, file]);
}
/** Replays the journal of a machine that did not end in order, and mends what it can. */
async function repairExt4(image) {
    await exec(tool('e2fsck'), ['-f', '-y', image], { allow: [0, 1, 2], timeoutMs: 300_000 });
}
/** A file name a machine under test may bring to the host. */
const safeName = /^(?!\.{1,2}$)[\w.,:@+=~%-][\w .,:@+=~%-]{0,200}$/;
async function listFolder(image, inode) {
    const { stdout } = await exec(tool('debugfs'), ['-R', `ls -p ${inode}`, image], { timeoutMs: 60_000 });
    const entries = [];
    let unreadable = 0;
    for (const line of stdout.split('\n').filter((text) => text.trim() !== '')) {
        // /inode/mode/uid/gid/name/size/
        const match = /^\/(\d+)\/(\d+)\/\d+\/\d+\/(.*)\/(\d*)\/$/.exec(line);
        if (match === null) {
            // A name with a line break in it.
            unreadable += 1;
        }
        else if (match[3] !== '.' && match[3] !== '..') {
            const mode = Number.parseInt(match[2] ?? '0', 8);
            entries.push({ inode: Number(match[1]), mode, name: match[3] ?? '', bytes: Number(match[4]) });
        }
    }
    return { entries, unreadable };
}
/**
 * Lists the regular files below a folder of an unmounted ext4 image.
 *
 * The machine is hostile and may have written the file system by hand, so nothing is taken by name: the host reads by
 * inode and makes up its own paths from names it has checked. Links and devices are left out.
 */
async function listDisk(image, folder, limits = { files: 10_000, depth: 8 }) {
    const listing = { files: [], skipped: [] };
    const seen = new Set();
    const badName = (prefix) => `a file name with characters that are not kept, in ${prefix === '' ? folder : prefix}`;
    const walk = async (inode, prefix, depth) => {
        const { entries, unreadable } = await listFolder(image, inode);
        if (unreadable > 0) {
            listing.skipped.push(badName(prefix));
        }
        for (const entry of entries) {
            const path = `${prefix}${entry.name}`;
            const type = entry.mode & 0o170000;
            if (!safeName.test(entry.name)) {
                listing.skipped.push(badName(prefix));
            }
            else if (listing.files.length >= limits.files) {
                listing.skipped.push(`everything after the first ${limits.files} files`);
                return;
            }
            else if (type === 0o040000 && depth < limits.depth && !seen.has(entry.inode)) {
                seen.add(entry.inode);
                await walk(`<${entry.inode}>`, `${path}/`, depth + 1);
            }
            else if (type === 0o100000) {
                listing.files.push({ path, inode: entry.inode, bytes: entry.bytes });
            }
            else {
                listing.skipped.push(`${path} (neither a file nor a folder that is kept)`);
            }
        }
    };
    await walk(folder, '', 0);
    return listing;
}
/**
 * Copies files out of an unmounted ext4 image into `scratch`.
 *
 * @returns the copies' paths, in the order of `inodes`
 */
async function extractFiles(image, inodes, scratch) {
    if (inodes.length === 0) {
        return [];
    }
    const script = (0,external_node_path_.join)(scratch, 'debugfs.commands');
    // debugfs splits its commands at white space and a machine chose the names: the copies get plain numbers.
    await (0,promises_.writeFile)(script, inodes.map((inode, index) => `dump <${inode}> ${index}.dump\n`).join(''));
    await exec(tool('debugfs'), ['-f', script, image], { cwd: scratch, timeoutMs: 300_000 });
    return inodes.map((_, index) => (0,external_node_path_.join)(scratch, `${index}.dump`));
}

;// CONCATENATED MODULE: ./build/labs/qemu/userland.js
/**
 * The userland of the qemu lab's machines: an ext4 image made of the distribution's own packages (unpacked, never
 * installed), the same for every machine, and cached. Machines write to a copy-on-write layer over it.
 */






/** What every test may rely on. Names are Debian's and Ubuntu's. */
const basePackages = [
    ...[
        'base-files',
        'base-passwd',
        'bash',
        'busybox-static',
        'coreutils',
        'dash',
        'debianutils',
        'diffutils',
        'findutils',
        'grep',
        'gzip',
    ],
    ...['hostname', 'iproute2', 'kmod', 'libc-bin', 'mawk', 'mount', 'procps', 'sed', 'tar', 'util-linux', 'xz-utils'],
];
const imageBytes = 8 * 2 ** 30;
/** Raised when the way the image is made changes, so that no older one is taken from the cache. */
const recipe = 4;
async function unpack(packages, tree) {
    // The packages still carry /bin, /lib and /sbin of the time before these became links into /usr.
    for (const folder of ['bin', 'sbin', 'lib', 'lib64']) {
        await (0,promises_.mkdir)((0,external_node_path_.join)(tree, 'usr', folder), { recursive: true });
        await (0,promises_.symlink)(`usr/${folder}`, (0,external_node_path_.join)(tree, folder));
    }
    const script = 'set -e; tree=$1; shift; for package; do dpkg-deb --fsys-tarfile "$package" | tar -x --keep-directory-symlink ' +
        '--no-same-owner -C "$tree" --exclude=./usr/share/doc --exclude=./usr/share/man --exclude=./usr/share/locale ' +
        '--exclude=./usr/share/info -f -; done';
    await exec('sh', ['-c', script, 'unpack', tree, ...packages], { timeoutMs: 300_000 });
}
/** What the packages' own scripts would have done on installation, as far as a test machine needs it. */
async function finishTree(tree) {
    await (0,promises_.writeFile)((0,external_node_path_.join)(tree, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534:nobody:/:/usr/sbin/nologin\n');
    await (0,promises_.writeFile)((0,external_node_path_.join)(tree, 'etc/group'), 'root:x:0:\ntty:x:5:\ndisk:x:6:\nnogroup:x:65534:\n');
    await (0,promises_.writeFile)((0,external_node_path_.join)(tree, 'etc/hosts'), '127.0.0.1 localhost pullab\n::1 localhost\n');
    await (0,promises_.writeFile)((0,external_node_path_.join)(tree, 'etc/hostname'), 'pullab\n');
    for (const [link, target] of [
        ['usr/bin/awk', 'mawk'],
        ['usr/bin/sh', 'dash'],
        ['etc/mtab', '../proc/self/mounts'],
    ]) {
        if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(tree, link))) {
            await (0,promises_.symlink)(target, (0,external_node_path_.join)(tree, link));
        }
    }
    // These are systemd's on a full system; here process 1 is the client's own.
    for (const [name, action] of [
        ['reboot', 'reboot'],
        ['poweroff', 'poweroff'],
        ['halt', 'poweroff'],
    ]) {
        const script = `#!/bin/sh\nsync\nexec busybox ${action} -f\n`;
        await (0,promises_.writeFile)((0,external_node_path_.join)(tree, 'usr/sbin', name), script, { mode: 0o755 });
    }
    for (const folder of ['proc', 'sys', 'dev', 'run', 'tmp', 'root', 'pullab', 'var/tmp', 'etc']) {
        await (0,promises_.mkdir)((0,external_node_path_.join)(tree, folder), { recursive: true });
    }
}
/**
 * The image of a userland with the base packages and `dependencies`.
 *
 * @returns the path of a raw ext4 image in the cache; never write to it
 * @throws InfrastructureError when the packages cannot be fetched
 */
async function buildUserland(cacheDir, apt, dependencies, log) {
    const names = [...basePackages, ...[...new Set(dependencies)].sort()];
    const packages = await apt.fetchClosure(names);
    const key = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([recipe, packages.map((file) => (0,external_node_path_.basename)(file)).sort()]))
        .digest('hex')
        .slice(0, 32);
    const folder = (0,external_node_path_.join)(cacheDir, 'userland');
    const image = (0,external_node_path_.join)(folder, `${key}.ext4`);
    if ((0,external_node_fs_.existsSync)(image)) {
        return image;
    }
    log(`making the machines' userland of ${packages.length} packages …`);
    await (0,promises_.mkdir)(folder, { recursive: true });
    const build = await (0,promises_.mkdtemp)((0,external_node_path_.join)(folder, 'build-'));
    try {
        const tree = (0,external_node_path_.join)(build, 'tree');
        await (0,promises_.mkdir)(tree);
        await unpack(packages, tree);
        await finishTree(tree);
        await makeExt4({ file: (0,external_node_path_.join)(build, 'image.ext4'), tree, bytes: imageBytes });
        await (0,promises_.rename)((0,external_node_path_.join)(build, 'image.ext4'), image);
    }
    finally {
        await exec('chmod', ['-R', 'u+rwX', build], { allow: [0, 1] });
        await (0,promises_.rm)(build, { recursive: true, force: true });
    }
    return image;
}

;// CONCATENATED MODULE: ./build/labs/qemu/lab.js
/** The qemu lab: everything the machines of a run share, made ready once. */
















const binary = 'qemu-system-x86_64';
/** Opens apt once, and only when something needs it. */
function lazyApt(request) {
    let opened = null;
    return () => {
        opened ??= openApt(request.cacheDir, request.log);
        return opened;
    };
}
async function prepareKernels(request, apt, notes) {
    const { config, cacheDir, log } = request;
    const guest = readGuestFiles();
    const file = await findBusybox(cacheDir, apt);
    const busybox = {
        file,
        digest: (0,external_node_crypto_.createHash)('sha256')
            .update(await (0,promises_.readFile)(file))
            .digest('hex'),
    };
    const context = { cacheDir, busybox, guest, userland: config.qemu.userland };
    const resolve = async (role, { ref, sha256, release }) => {
        const wanted = schema/* DISTRIBUTION_KERNEL */.$T.exec(ref)?.[1];
        const found = wanted === undefined ? ref : await fetchDistributionKernel(wanted, cacheDir, await apt());
        const given = {
            ref: found,
            ...(sha256 === undefined ? {} : { sha256 }),
            ...(release === undefined ? {} : { release }),
        };
        const artifact = await resolveKernel(given, { cacheDir, fetch: fetchToFile, log });
        return prepareKernel(role, { ...artifact, ref }, context);
    };
    const kernels = {};
    for (const role of ['base', 'tip']) {
        const ref = config.kernels[role];
        if (ref !== undefined) {
            kernels[role] = await resolve(role, ref);
        }
    }
    try {
        kernels.good = await resolve('good', config.qemu.kernel ?? { ref: 'distribution:newest' });
    }
    catch (error) {
        if (request.roles.includes('good')) {
            throw error;
        }
        notes.push(`no known-good kernel for a second opinion: ${(0,errors/* errorMessage */.gJ)(error)}`);
    }
    return { kernels, guest, busybox: file };
}
async function prepareRoot(request, apt) {
    const { config, cacheDir, tests, log } = request;
    switch (config.qemu.userland) {
        case 'host':
            return { kind: 'host' };
        case 'image': {
            const file = config.qemu.image;
            const head = await (0,promises_.readFile)(file).then((bytes) => bytes.subarray(0, 4));
            return { kind: 'image', file, format: head.toString('latin1') === 'QFI\xfb' ? 'qcow2' : 'raw' };
        }
        case 'packages': {
            const dependencies = tests.flatMap((test) => test.dependencies);
            return { kind: 'disk', file: await buildUserland(cacheDir, await apt(), dependencies, log), format: 'raw' };
        }
    }
}
/**
 * Makes the lab ready: programs, userland, kernels, and proof of what the processor emulation can do.
 *
 * @throws UserError for a kernel or image that is not one; InfrastructureError when the host lacks something
 */
async function openQemuLab(request) {
    const { config, cacheDir, log, watchProcess, forgetProcess } = request;
    await ensurePrograms(labPrograms, request.install, log);
    const notes = [];
    const apt = lazyApt(request);
    const version = await qemuVersion(binary);
    const wrapper = deathWrapper();
    const [{ kernels, guest, busybox }, root] = await Promise.all([
        prepareKernels(request, apt, notes),
        prepareRoot(request, apt),
    ]);
    const probe = { scratch: request.scratch, binary, wrapper, watchProcess, forgetProcess };
    const trusted = kernels.good ?? kernels.base ?? kernels.tip;
    const accelerator = await chooseAccelerator(config.qemu.accel, { ...probe, cacheDir, version: version.text, log }, trusted);
    let goodKernel = null;
    const bootSeconds = config.limits['boot-timeout'];
    const setup = {
        runId: request.runId,
        scratch: request.scratch,
        guest,
        busybox,
        kernels,
        root,
        qemu: { binary, accelerator: accelerator.accelerator },
        memoryBytes: config.qemu.memory,
        diskBytes: config.qemu.disk,
        params: config.params,
        cmdline: config.qemu.cmdline.split(/\s+/).filter(Boolean),
        limits: {
            maxRuntimeSeconds: config.limits['max-runtime'],
            bootSeconds,
            silenceSeconds: config.limits['silence-timeout'],
        },
        wrapper,
        watchProcess,
        forgetProcess,
        goodKernelComesUp: () => {
            goodKernel ??=
                kernels.good === undefined
                    ? Promise.resolve(false)
                    : probeBoot(probe, accelerator.accelerator, kernels.good, bootSeconds).then((why) => why === null);
            return goodKernel;
        },
        emulatorDoubt: (kernel) => emulatorDoubt(version, accelerator.accelerator, kernel.artifact.image.release ?? ''),
    };
    return { setup, notes, accelerator, environment: describe(config, version.text, accelerator, setup) };
}
function describe(config, version, choice, setup) {
    const emulated = choice.accelerator === 'tcg';
    return {
        emulator: `QEMU ${version}`,
        accelerator: `${choice.accelerator} (${choice.why})`,
        timings: emulated
            ? 'emulated processors: durations and benchmark values say nothing about the speed of a kernel'
            : 'virtual machines on a shared host',
        host_cpus: String((0,external_node_os_.cpus)().length),
        host_cpu: (0,external_node_os_.cpus)()[0]?.model ?? 'unknown',
        machine: `${config.qemu.cpus} CPUs, ${Math.round(config.qemu.memory / 2 ** 20)} MiB`,
        userland: setup.root.kind === 'disk' ? "packages of the host's distribution" : setup.root.kind,
    };
}
/** Where fetched packages, unpacked kernels and userland images are kept between runs. */
function cacheFolder(env, home) {
    return env.PULLAB_CACHE || (0,external_node_path_.join)(env.XDG_CACHE_HOME || (0,external_node_path_.join)(home, '.cache'), 'pullab');
}

;// CONCATENATED MODULE: ./build/compare/schema.js
/**
 * `comparison.json`: base against tip, as other programs read it.
 *
 * Signs are tip minus base, percentages plain numbers (−5.2 is −5.2 %). A number that does not exist for a comparison
 * (no interval from one machine, no Wilcoxon test without pairs) is null.
 */

const comparisonVerdict = schemas/* enum */.k5n([
    'regression',
    'improvement',
    'suspect',
    'equivalent',
    'inconclusive',
    'not-compared',
    'insufficient',
]);
const runOrder = schemas/* enum */.k5n(['base-first', 'tip-first']);
const probability = schemas/* number */.aig().min(0).max(1);
const count = schemas/* int */.Whr().nonnegative();
/** One machine's values (the median of its repeats); a side is null where machines ran one kernel each. */
const machineValues = schemas/* object */.Ikc({
    instance_id: schemas/* string */.YjP(),
    base: schemas/* number */.aig().nullable(),
    tip: schemas/* number */.aig().nullable(),
    order: runOrder.nullable(),
});
const comparison = schemas/* object */.Ikc({
    metric: schemas/* string */.YjP(),
    instance_type: schemas/* string */.YjP(),
    arch: schemas/* string */.YjP(),
    unit: schemas/* string */.YjP(),
    more_is_better: schemas/* boolean */.zMY().nullable(),
    n_pairs: count,
    n_base: count,
    n_tip: count,
    mean_base: schemas/* number */.aig().nullable(),
    mean_tip: schemas/* number */.aig().nullable(),
    pct_change: schemas/* number */.aig().nullable(),
    ci95: schemas/* tuple */.PVZ([schemas/* number */.aig(), schemas/* number */.aig()]).nullable(),
    verdict: comparisonVerdict,
    /** Of the null hypothesis "changed by at most the margin", two-sided. */
    p: probability.nullable(),
    p_holm: probability.nullable(),
    q_bh: probability.nullable(),
    welch: schemas/* object */.Ikc({ t: schemas/* number */.aig(), df: schemas/* number */.aig(), p: probability }).nullable(),
    mannwhitney: schemas/* object */.Ikc({ u: schemas/* number */.aig(), p: probability, method: schemas/* enum */.k5n(['exact', 'asymptotic']) }).nullable(),
    wilcoxon: schemas/* object */.Ikc({ w: schemas/* number */.aig(), p: probability, method: schemas/* enum */.k5n(['exact', 'asymptotic']) }).nullable(),
    cohens_d: schemas/* number */.aig().nullable(),
    /** Machines for 80 % power to confirm a change of `settings.target_effect`. */
    needed_machines: schemas/* int */.Whr().positive().nullable(),
    /** The smallest change in percent that this many machines find with 80 % power. */
    detectable_pct: schemas/* number */.aig().nullable(),
    /** `paired` and `unpaired` compare logarithms, `absolute` differences, `deterministic` values without noise. */
    method: schemas/* enum */.k5n(['paired', 'unpaired', 'absolute', 'deterministic']).nullable(),
    df: schemas/* number */.aig().nullable(),
    /** Where the variance was borrowed from, and how many degrees of freedom it lent. */
    prior: schemas/* object */.Ikc({ source: schemas/* enum */.k5n(['history', 'strata', 'metrics']), df: schemas/* number */.aig() }).nullable(),
    /** Why there is no verdict, or why it is weaker than the numbers alone would make it. */
    reason: schemas/* string */.YjP().nullable(),
    machines: schemas/* array */.YOg(machineValues),
});
/** A metric over all its strata (instance type and architecture): what gates. */
const metricSummary = schemas/* object */.Ikc({
    metric: schemas/* string */.YjP(),
    verdict: comparisonVerdict,
    p_holm: probability.nullable(),
    /** Mean over the strata, in percent. */
    pct_change: schemas/* number */.aig().nullable(),
});
const remark = schemas/* object */.Ikc({ what: schemas/* string */.YjP(), reason: schemas/* string */.YjP() });
const orderBias = schemas/* object */.Ikc({
    flagged: schemas/* boolean */.zMY(),
    n_base_first: count,
    n_tip_first: count,
    /** What running second costs or brings, in percent of better (+) or worse (−); null when it cannot be told. */
    pct: schemas/* number */.aig().nullable(),
    p: probability.nullable(),
    note: schemas/* string */.YjP(),
});
const commonMode = schemas/* object */.Ikc({
    flagged: schemas/* boolean */.zMY(),
    strata: schemas/* array */.YOg(schemas/* object */.Ikc({
        instance_type: schemas/* string */.YjP(),
        arch: schemas/* string */.YjP(),
        n_machines: count,
        /** Median over metrics, mean over machines, in percent of better (+) or worse (−). */
        pct: schemas/* number */.aig(),
        p: probability.nullable(),
        flagged: schemas/* boolean */.zMY(),
    })),
    note: schemas/* string */.YjP(),
});
const negativeControls = schemas/* object */.Ikc({
    flagged: schemas/* boolean */.zMY(),
    metrics: schemas/* array */.YOg(schemas/* string */.YjP()),
    changed: schemas/* array */.YOg(schemas/* string */.YjP()),
    note: schemas/* string */.YjP(),
});
const heterogeneity = schemas/* object */.Ikc({
    flagged: schemas/* boolean */.zMY(),
    metrics: schemas/* array */.YOg(schemas/* object */.Ikc({ metric: schemas/* string */.YjP(), signs_disagree: schemas/* boolean */.zMY(), intervals_disjoint: schemas/* boolean */.zMY() })),
    note: schemas/* string */.YjP(),
});
const checks = schemas/* object */.Ikc({
    order_bias: orderBias,
    common_mode: commonMode,
    negative_controls: negativeControls,
    heterogeneity,
});
/** The numbers a verdict was reached with; effects and margins are fractions (0.02 is 2 %). */
const settings = schemas/* object */.Ikc({
    margin: schemas/* number */.aig(),
    min_effect: schemas/* number */.aig(),
    alpha: schemas/* number */.aig(),
    fdr: schemas/* number */.aig(),
    target_effect: schemas/* number */.aig(),
    history_runs: count,
});
const comparisonFile = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz(1),
    verdict: comparisonVerdict,
    mode: schemas/* enum */.k5n(['ab', 'aa']),
    base: schemas/* object */.Ikc({ kernel: schemas/* string */.YjP() }),
    tip: schemas/* object */.Ikc({ kernel: schemas/* string */.YjP() }),
    comparisons: schemas/* array */.YOg(comparison),
    metrics: schemas/* array */.YOg(metricSummary),
    excluded: schemas/* array */.YOg(remark),
    warnings: schemas/* array */.YOg(remark),
    checks,
    settings,
});

;// CONCATENATED MODULE: ./build/compare/rows.js


/** What `compare:` of the configuration and the caller's knowledge of the run come to. Effects are fractions. */
const compareOptions = schemas/* strictObject */.rej({
    /** Changes up to this size count as none; it is part of the null hypothesis. */
    margin: schemas/* number */.aig().min(0).max(0.5).default(0.01),
    /** A verdict needs a change of at least this size. */
    min_effect: schemas/* number */.aig().min(0).max(1).default(0.02),
    /** Family-wise error rate of one run. */
    alpha: schemas/* number */.aig().gt(0).lt(1).default(0.05),
    /** False discovery rate of the suspects. */
    fdr: schemas/* number */.aig().gt(0).lt(1).default(0.1),
    /** The change that `needed_machines` is about. */
    target_effect: schemas/* number */.aig().gt(0).max(1).default(0.05),
    /** Metrics the kernel hardly touches; `*` stands for any text. */
    negative_controls: schemas/* array */.YOg(schemas/* string */.YjP()).default([]),
    /** Overrides of `more_is_better`, by metric; `*` stands for any text. The first match counts. */
    directions: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* enum */.k5n(['higher', 'lower'])).default({}),
    /** Earlier runs, for the variance prior; they were checked when their file was read. */
    history: schemas/* custom */.IeY(Array.isArray).default([]),
    /** Which kernel each machine ran first, by instance id. */
    order: schemas/* record */.g1P(schemas/* string */.YjP(), runOrder).default({}),
    /**
     * Says whether both sides are the same kernel. By default the kernel versions decide, which cannot see a kernel that
     * differs by its command line only.
     */
    mode: schemas/* enum */.k5n(['ab', 'aa']).optional(),
});
/** True when `pattern` (with `*` for any text) is the whole of `metric`. */
function matchesMetric(pattern, metric) {
    const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(`^${escaped}$`).test(metric);
}

// EXTERNAL MODULE: ./node_modules/simple-statistics/dist/simple-statistics.mjs
var simple_statistics = __webpack_require__(15521);
;// CONCATENATED MODULE: ./build/compare/stats/robust.js
/** Location and scale that a few wild values do not move. */

/** 1 / Φ⁻¹(3/4): makes a median of absolute deviations estimate a normal standard deviation. */
const MAD_TO_SD = 1.482602218505602;
/** The tuning of Huber's estimator that keeps 95 % of the mean's efficiency on normal data. */
const HUBER_TUNING = 1.345;
/** Median absolute deviation from the median, scaled to estimate a normal standard deviation. */
function madSd(sample) {
    const centre = (0,simple_statistics/* median */.JZ)([...sample]);
    return MAD_TO_SD * (0,simple_statistics/* median */.JZ)(sample.map((value) => Math.abs(value - centre)));
}
/** Huber's M-estimate of location for a known scale (Huber 1964); the mean when scale is not positive. */
function huberMean(sample, scale) {
    const bound = HUBER_TUNING * scale;
    let centre = (0,simple_statistics/* median */.JZ)([...sample]);
    if (!(bound > 0)) {
        return centre;
    }
    for (let i = 0; i < 100; i++) {
        let shift = 0;
        for (const value of sample) {
            shift += Math.max(-bound, Math.min(bound, value - centre));
        }
        shift /= sample.length;
        centre += shift;
        if (Math.abs(shift) <= 1e-14 * (bound + Math.abs(centre))) {
            break;
        }
    }
    return centre;
}
/** Median of a non-empty sample. */
function medianOf(sample) {
    return (0,simple_statistics/* median */.JZ)([...sample]);
}

;// CONCATENATED MODULE: ./build/compare/stats/descriptives.js
/**
 * Mean and variance as the tests need them.
 *
 * simple-statistics gives the median (and quantiles elsewhere); its `variance` divides by n and its mean is not
 * shifted, so both are computed here: on an offset of 1e9 the plain formulas lose ten digits.
 */
/** Moments of a non-empty sample about its first value, in two passes. */
function descriptives_moments(sample, origin = sample[0] ?? 0) {
    const n = sample.length;
    let sum = 0;
    for (const value of sample) {
        sum += value - origin;
    }
    const shiftedMean = sum / n;
    let squares = 0;
    let rest = 0;
    for (const value of sample) {
        const deviation = value - origin - shiftedMean;
        squares += deviation * deviation;
        rest += deviation;
    }
    const variance = n < 2 ? Number.NaN : (squares - (rest * rest) / n) / (n - 1);
    return { n, mean: origin + shiftedMean, shiftedMean, variance };
}
/** A standard deviation of at most 8 ε times the mean is rounding, not noise. */
const ROUNDING = 8 * Number.EPSILON;
/** True when the spread of a sample is nothing but rounding of values of the size of `scale` (default: its mean). */
function isConstant(sample, scale) {
    if (sample.length < 2) {
        return true;
    }
    const { mean, variance } = descriptives_moments(sample);
    return Math.sqrt(variance) <= ROUNDING * Math.abs(scale ?? mean);
}

;// CONCATENATED MODULE: ./build/compare/stats/normal.js
/** The standard normal distribution, from the small tail: nothing here is computed as 1 − something near 1. */
const SERIES_BELOW = 2.5;
/** φ(z). */
function normalDensity(z) {
    return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}
/** P(Z > z) to about 1e-14 relative, also far out (z = 37 gives 5.7e-300). */
function normal_normalUpperTail(z) {
    if (z < 0) {
        return 1 - normal_normalUpperTail(-z);
    }
    if (z < SERIES_BELOW) {
        let term = z;
        let sum = z;
        for (let k = 3; term > sum * 1e-18; k += 2) {
            term *= (z * z) / k;
            sum += term;
        }
        return 0.5 - normalDensity(z) * sum;
    }
    return normalDensity(z) * millsRatio(z);
}
/** (1 − Φ(z))/φ(z) for z well above 0, by Laplace's continued fraction evaluated from its tail. */
function millsRatio(z) {
    const depth = Math.ceil(20 + 600 / (z * z));
    let fraction = z;
    for (let k = depth; k > 0; k--) {
        fraction = z + k / fraction;
    }
    return 1 / fraction;
}
/** P(|Z| > |z|). */
function normalTwoSidedP(z) {
    return Math.min(1, 2 * normal_normalUpperTail(Math.abs(z)));
}
/** The z with P(Z > z) = p, for 0 < p < 1 (Newton on ln P, whose concavity makes it converge from anywhere). */
function normalUpperQuantile(p) {
    if (p > 0.5) {
        return -normalUpperQuantile(1 - p);
    }
    if (p === 0.5) {
        return 0;
    }
    let z = Math.sqrt(-2 * Math.log(2 * p));
    for (let i = 0; i < 60; i++) {
        const tail = normal_normalUpperTail(z);
        const step = (Math.log(tail / p) * tail) / normalDensity(z);
        z += step;
        if (Math.abs(step) <= 1e-15 * Math.abs(z)) {
            break;
        }
    }
    return z;
}

;// CONCATENATED MODULE: ./build/compare/stats/special.js
/**
 * Special functions that the distributions stand on.
 *
 * None of the statistics packages on npm has both tails of the t distribution right for fractional degrees of freedom,
 * so these are written out here and held to 1e-9 (in practice about 1e-13) by the oracles.
 */
const STIRLING_FROM = 12;
/**
 * ln Γ(a + 1/2) − ln Γ(a) for a > 0.
 *
 * The difference is computed by its own asymptotic series: subtracting two values of ln Γ loses as many digits as
 * ln Γ(a) has before the point, which at a = 5e6 is eight.
 */
function logGammaHalfStep(a) {
    let shift = 0;
    let x = a;
    while (x < STIRLING_FROM) {
        shift += Math.log(x / (x + 0.5));
        x += 1;
    }
    const y = 1 / (x * x);
    const series = (-1 / 8 + y * (1 / 192 + y * (-1 / 640 + y * (17 / 14336 + y * (-31 / 18432 + y * (691 / 180224)))))) / x;
    return shift + 0.5 * Math.log(x) + series;
}
/** ln Γ(a) for a > 0 (Stirling's series after an upward shift; relative error about 1e-15). */
function special_logGamma(a) {
    let shift = 0;
    let x = a;
    while (x < STIRLING_FROM) {
        shift -= Math.log(x);
        x += 1;
    }
    const y = 1 / (x * x);
    const series = (1 / 12 + y * (-1 / 360 + y * (1 / 1260 + y * (-1 / 1680 + y * (1 / 1188 + y * (-691 / 360360)))))) / x;
    return shift + (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}
/** ψ(x), the derivative of ln Γ, for x > 0. */
function digamma(x) {
    let value = 0;
    let z = x;
    while (z < STIRLING_FROM) {
        value -= 1 / z;
        z += 1;
    }
    const y = 1 / (z * z);
    return (value +
        Math.log(z) -
        0.5 / z -
        y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132 - y * (691 / 32760)))))));
}
/** ψ′(x), the derivative of digamma, for x > 0. */
function trigamma(x) {
    let value = 0;
    let z = x;
    while (z < STIRLING_FROM) {
        value += 1 / (z * z);
        z += 1;
    }
    const y = 1 / (z * z);
    return (value +
        1 / z +
        0.5 * y +
        (y / z) * (1 / 6 - y * (1 / 30 - y * (1 / 42 - y * (1 / 30 - y * (5 / 66 - y * (691 / 2730)))))));
}
/** ψ″(x), the derivative of trigamma, for x > 0; used only to find the inverse of trigamma. */
function tetragamma(x) {
    let value = 0;
    let z = x;
    while (z < STIRLING_FROM) {
        value -= 2 / z ** 3;
        z += 1;
    }
    const y = 1 / (z * z);
    return value - y - y / z - y * y * (1 / 2 - y * (1 / 6 - y * (1 / 6 - y * (3 / 10 - y * (5 / 6)))));
}
/** The x > 0 with trigamma(x) = y, for y > 0 (Smyth 2004, appendix: Newton on 1/trigamma, which is near linear). */
function trigammaInverse(y) {
    if (y > 1e7) {
        return 1 / Math.sqrt(y);
    }
    if (y < 1e-6) {
        return 1 / y;
    }
    let x = 0.5 + 1 / y;
    for (let i = 0; i < 50; i++) {
        const value = trigamma(x);
        const step = (value * (1 - value / y)) / tetragamma(x);
        x += step;
        if (-step / x < 1e-14) {
            break;
        }
    }
    return x;
}
const MAX_ITERATIONS = 100_000;
const TINY = 1e-300;
/** The continued fraction of the incomplete beta function (DLMF 8.17.22) by the modified Lentz method. */
function betaFraction(a, b, x) {
    let c = 1;
    let d = 1 - ((a + b) * x) / (a + 1);
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    let h = d;
    for (let m = 1; m < MAX_ITERATIONS; m++) {
        const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 + even * d;
        c = 1 + even / c;
        d = 1 / (Math.abs(d) < TINY ? TINY : d);
        c = Math.abs(c) < TINY ? TINY : c;
        h *= d * c;
        const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 + odd * d;
        c = 1 + odd / c;
        d = 1 / (Math.abs(d) < TINY ? TINY : d);
        c = Math.abs(c) < TINY ? TINY : c;
        const factor = d * c;
        h *= factor;
        if (Math.abs(factor - 1) < 2e-16) {
            break;
        }
    }
    return h;
}
/**
 * I_x(a, 1/2) with x = 1 / (1 + r), the regularized incomplete beta function as the t distribution needs it.
 *
 * It takes r = (1 − x)/x so that ln x = −log1p(r) keeps its digits when x is next to 1 (many degrees of freedom).
 */
function incompleteBetaHalf(a, r) {
    if (r <= 0) {
        return 1;
    }
    if (r === Number.POSITIVE_INFINITY) {
        return 0;
    }
    const x = 1 / (1 + r);
    const complement = r / (1 + r);
    // 1 / B(a, 1/2) = Γ(a + 1/2) / (Γ(a) √π)
    const logFront = logGammaHalfStep(a) - 0.5 * Math.log(Math.PI) - a * Math.log1p(r) + 0.5 * Math.log(complement);
    const front = Math.exp(logFront);
    return x < (a + 1) / (a + 2.5)
        ? (front * betaFraction(a, 0.5, x)) / a
        : 1 - 2 * front * betaFraction(0.5, a, complement);
}

;// CONCATENATED MODULE: ./build/compare/stats/student.js
/** Student's t distribution for real degrees of freedom > 0, from the small tail. */


/** P(|T| > |t|) with `df` degrees of freedom; df may be fractional. */
function studentTwoSidedP(t, df) {
    return incompleteBetaHalf(df / 2, (t * t) / df);
}
/** P(T > t). */
function studentUpperTail(t, df) {
    const half = 0.5 * studentTwoSidedP(t, df);
    return t >= 0 ? half : 1 - half;
}
/** The density of T at t. */
function studentDensity(t, df) {
    const logConstant = logGammaHalfStep(df / 2) - 0.5 * Math.log(df * Math.PI);
    return Math.exp(logConstant - ((df + 1) / 2) * Math.log1p((t * t) / df));
}
/**
 * The t with P(T > t) = p, for 0 < p < 1.
 *
 * Newton on ln P against ln t: the tail is a power of t far out, so the function is nearly a line there, and it is
 * concave, so that after the first step the iteration approaches the root from one side only.
 */
function student_studentUpperQuantile(p, df) {
    if (p > 0.5) {
        return -student_studentUpperQuantile(1 - p, df);
    }
    if (p === 0.5) {
        return 0;
    }
    let t = Math.max(normalUpperQuantile(p), 1e-300);
    for (let i = 0; i < 100; i++) {
        const tail = studentUpperTail(t, df);
        const step = (Math.log(tail / p) * tail) / (t * studentDensity(t, df));
        t *= Math.exp(step);
        if (Math.abs(step) <= 4e-16) {
            break;
        }
    }
    return t;
}

;// CONCATENATED MODULE: ./build/compare/stats/t-tests.js
/** t tests on two samples and on pairs. Signs are tip minus base everywhere. */


/**
 * Welch's t test of tip against base (Welch 1947), two-sided, for at least two values on each side.
 *
 * Returns t, the Welch–Satterthwaite degrees of freedom and p, or null when neither side varies
 * (or by more than a double holds): then t has no value.
 */
function welchTTest(base, tip) {
    const origin = base[0];
    if (origin === undefined || base.length < 2 || tip.length < 2) {
        return null;
    }
    const b = descriptives_moments(base, origin);
    const t = descriptives_moments(tip, origin);
    const baseShare = b.variance / b.n;
    const tipShare = t.variance / t.n;
    const squaredError = baseShare + tipShare;
    if (!(squaredError > 0 && Number.isFinite(squaredError))) {
        return null;
    }
    const statistic = (t.shiftedMean - b.shiftedMean) / Math.sqrt(squaredError);
    // In ratio form, so that tiny variances do not underflow when squared.
    const share = baseShare / squaredError;
    const df = 1 / ((share * share) / (b.n - 1) + ((1 - share) * (1 - share)) / (t.n - 1));
    return { t: statistic, df, p: studentTwoSidedP(statistic, df) };
}
/** One-sample t test of mean 0 for at least two values; null when they do not vary. */
function oneSampleTTest(sample) {
    if (sample.length < 2) {
        return null;
    }
    const { n, mean, variance } = descriptives_moments(sample);
    if (!(variance > 0 && Number.isFinite(variance))) {
        return null;
    }
    const t = mean / Math.sqrt(variance / n);
    return { t, df: n - 1, p: studentTwoSidedP(t, n - 1) };
}
/** Change in percent from a difference of logarithms. */
function percent(logRatio) {
    return 100 * Math.expm1(logRatio);
}
/** ln(tip/base); exact to the last digits also where the ratio is next to 1. */
function logRatio(base, tip) {
    return Math.log1p((tip - base) / base);
}
/** The two-sided 95 % interval of d, in percent. */
function percentInterval(d, standardError, df) {
    const half = studentUpperQuantile(0.025, df) * standardError;
    return [percent(d - half), percent(d + half)];
}
/** Paired t test on log ratios of positive values, base[i] with tip[i]; null when n < 2 or the ratios do not vary. */
function pairedLogRatioTTest(base, tip) {
    const x = base.map((value, i) => logRatio(value, tip[i] ?? Number.NaN));
    const test = oneSampleTTest(x);
    if (test === null) {
        return null;
    }
    const { n, mean, variance } = moments(x);
    const sd = Math.sqrt(variance);
    const ci95 = percentInterval(mean, sd / Math.sqrt(n), test.df);
    return { ...test, mean, sd, pctChange: percent(mean), ci95 };
}
/** Cohen's d with the pooled standard deviation (n − 1 weights); null when neither side varies or a side has n < 2. */
function cohensD(base, tip) {
    const origin = base[0];
    if (origin === undefined || base.length < 2 || tip.length < 2) {
        return null;
    }
    const b = descriptives_moments(base, origin);
    const t = descriptives_moments(tip, origin);
    const pooled = ((b.n - 1) * b.variance + (t.n - 1) * t.variance) / (b.n + t.n - 2);
    return pooled > 0 && Number.isFinite(pooled) ? (t.shiftedMean - b.shiftedMean) / Math.sqrt(pooled) : null;
}

;// CONCATENATED MODULE: ./build/compare/checks.js



/** With fewer metrics their median is not "everything moved" but one of them. */
const MIN_METRICS = 5;
/** The median log ratio over metrics of each machine that ran both kernels. */
function machineModes(measured) {
    const byMachine = new Map();
    for (const { stratum, estimate, machines } of measured) {
        if (estimate.kind !== 'ratio' || !estimate.paired || stratum.more_is_better === null)
            continue;
        const sign = stratum.more_is_better ? 1 : -1;
        const { instance_type, arch } = stratum;
        machines.forEach(({ instance_id, order }, i) => {
            const machine = byMachine.get(instance_id) ?? { instance_type, arch, order, values: [] };
            machine.values.push(sign * (estimate.x[i] ?? 0));
            byMachine.set(instance_id, machine);
        });
    }
    return [...byMachine.values()].map(({ values, ...machine }) => ({
        ...machine,
        x: medianOf(values),
        metrics: values.length,
    }));
}
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Did all metrics of a platform move together? */
function commonModeCheck(modes, options) {
    const usable = modes.filter(({ metrics }) => metrics >= MIN_METRICS);
    const platforms = new Map();
    for (const mode of usable) {
        const key = JSON.stringify([mode.instance_type, mode.arch]);
        platforms.set(key, [...(platforms.get(key) ?? []), mode]);
    }
    const strata = [...platforms.values()].map((group) => {
        const x = group.map((mode) => mode.x);
        const p = oneSampleTTest(x)?.p ?? null;
        const pct = percent(mean(x));
        const flagged = (p !== null && p < options.alpha) || Math.abs(pct) > 100 * options.margin;
        const { instance_type, arch } = group[0];
        return { instance_type, arch, n_machines: x.length, pct, p, flagged };
    });
    const flagged = strata.some((stratum) => stratum.flagged);
    const note = strata.length === 0
        ? `not checked: it takes machines with ${MIN_METRICS} metrics on both kernels`
        : flagged
            ? 'all metrics moved together: a global effect of the kernel, or of the environment; nothing was subtracted'
            : 'metrics did not move together';
    return { flagged, strata, note };
}
/** What does running second do? Half the difference between machines that ran base first and those that ran tip first. */
function orderBiasCheck(modes, options) {
    const tipSecond = modes.filter(({ order }) => order === 'base-first').map(({ x }) => x);
    const baseSecond = modes.filter(({ order }) => order === 'tip-first').map(({ x }) => x);
    const counts = { n_base_first: tipSecond.length, n_tip_first: baseSecond.length };
    if (tipSecond.length === 0 || baseSecond.length === 0) {
        const known = tipSecond.length + baseSecond.length > 0;
        const note = known
            ? `every machine ran ${tipSecond.length > 0 ? 'base' : 'tip'} first: drift would look like an effect of the kernel`
            : 'the order in which the kernels ran is not known';
        return { flagged: false, ...counts, pct: null, p: null, note };
    }
    const pct = percent((mean(tipSecond) - mean(baseSecond)) / 2);
    const p = welchTTest(baseSecond, tipSecond)?.p ?? null;
    const flagged = p !== null && p < options.alpha;
    const note = flagged
        ? 'what ran second differs from what ran first; alternating the order keeps it out of the means'
        : 'no effect of the order is visible';
    return { flagged, ...counts, pct, p, note };
}
/** Did a metric change that the kernel hardly touches? Then the environment changed, and the run cannot gate. */
function negativeControlCheck(metrics, options) {
    const controls = metrics.filter(({ metric }) => options.negative_controls.some((pattern) => matchesMetric(pattern, metric)));
    const changed = controls
        .filter(({ p_holm }) => p_holm !== null && p_holm < options.alpha)
        .map(({ metric }) => metric);
    const flagged = changed.length > 0;
    const note = controls.length === 0
        ? 'no negative control was measured'
        : flagged
            ? 'a metric changed that the kernel hardly touches: the environment is suspect, this run does not gate'
            : 'the negative controls did not change';
    return { flagged, metrics: controls.map(({ metric }) => metric), changed, note };
}
/** Do the platforms disagree about a metric? */
function heterogeneityCheck(comparisons, options) {
    const floor = 100 * options.min_effect;
    const byMetric = new Map();
    for (const comparison of comparisons) {
        if (comparison.ci95 !== null) {
            byMetric.set(comparison.metric, [...(byMetric.get(comparison.metric) ?? []), comparison]);
        }
    }
    const metrics = [...byMetric]
        .filter(([, group]) => group.length > 1)
        .map(([metric, group]) => {
        const changes = group.map(({ pct_change }) => pct_change ?? 0);
        const lower = Math.max(...group.map(({ ci95 }) => ci95?.[0] ?? 0));
        const upper = Math.min(...group.map(({ ci95 }) => ci95?.[1] ?? 0));
        const signs_disagree = Math.max(...changes) >= floor && Math.min(...changes) <= -floor;
        return { metric, signs_disagree, intervals_disjoint: lower > upper };
    });
    const flagged = metrics.some(({ intervals_disjoint }) => intervals_disjoint);
    const note = metrics.length === 0
        ? 'no metric was measured on more than one platform'
        : flagged
            ? 'platforms disagree: read the metric by platform'
            : 'platforms agree within their intervals';
    return { flagged, metrics: metrics.filter((m) => m.signs_disagree || m.intervals_disjoint), note };
}

;// CONCATENATED MODULE: ./build/compare/direction.js
/** Which way is better: reading it, overriding it, doubting it. */

const YES = new Set(['true', '1', 'yes']);
const NO = new Set(['false', '0', 'no']);
/** `more_is_better` as a CSV spells it; null when it is neither yes nor no. */
function parseDirection(text) {
    const word = text.trim().toLowerCase();
    return YES.has(word) ? true : NO.has(word) ? false : null;
}
/** The configured direction of a metric, or undefined when nothing is configured for it. */
function directionOverride(metric, directions) {
    for (const [pattern, direction] of Object.entries(directions)) {
        if (matchesMetric(pattern, metric)) {
            return direction === 'higher';
        }
    }
    return undefined;
}
const RATE_UNIT = /^(lps|lpm|mwips|mflops|tps|fps|iops|hz|[kmgt]?i?b(it)?ps|[a-z]*(\/|_per_| per )s(ec(ond)?)?)$/i;
/**
 * True when the unit is a rate (so more is better) and the direction says the opposite.
 *
 * pullab_cloud's scripts mark UnixBench's System_Call_Overhead, in loops per second, as less-is-better: a slower
 * kernel would be shown as an improvement.
 */
function contradictsUnit(unit, moreIsBetter) {
    return !moreIsBetter && RATE_UNIT.test(unit.trim());
}

;// CONCATENATED MODULE: ./build/compare/strata.js
/**
 * From rows to strata: one list of machines for every (metric, instance type, architecture). Values of different
 * strata are never mixed: the spread between instance types is not noise of the measurement.
 */



const emptyValues = () => ({ base: [], tip: [] });
/** Looks a key up, putting a new value in where there is none. */
function entry(map, key, create) {
    let value = map.get(key);
    if (value === undefined) {
        value = create();
        map.set(key, value);
    }
    return value;
}
const UNKNOWN_MACHINE = /^(unknown|none|n\/a)?$/i;
/** A kernel version without the architecture a package name puts behind it. */
function stripArchitecture(kernelVersion) {
    return kernelVersion.trim().replace(/\.(x86_64|aarch64|arm64)$/, '');
}
class Collector {
    #strata = new Map();
    #platforms = new Map();
    #kernels = { base: new Set(), tip: new Set() };
    dropped = 0;
    add(row) {
        const all = 'values' in row ? row.values : [row.value];
        if (row.metric === '' || !all.some(Number.isFinite)) {
            this.dropped += all.length;
            return;
        }
        const stratum = this.#strata.get(row.metric)?.get(row.instance_type)?.get(row.arch) ?? this.#newStratum(row);
        stratum.units[row.side].add(row.unit);
        stratum.directions.add(row.more_is_better);
        this.#kernels[row.side].add(row.kernel_version);
        const values = (stratum.byId.get(row.instance_id) ?? this.#newMachine(stratum, row))[row.side];
        for (const value of all) {
            if (Number.isFinite(value)) {
                values.push(value);
            }
            else {
                this.dropped++;
            }
        }
    }
    #newStratum(row) {
        const byType = entry(this.#strata, row.metric, () => new Map());
        const byArch = entry(byType, row.instance_type, () => new Map());
        const stratum = newCollected(row);
        byArch.set(row.arch, stratum);
        return stratum;
    }
    #newMachine(stratum, { instance_id, instance_type, arch }) {
        const unknown = UNKNOWN_MACHINE.test(instance_id);
        const values = unknown ? stratum.anonymous : emptyValues();
        stratum.byId.set(instance_id, values);
        if (!unknown) {
            stratum.machines.set(instance_id, values);
            entry(this.#platforms, instance_id, () => new Set()).add(`${instance_type} ${arch}`);
        }
        return values;
    }
    collected() {
        return [...this.#strata.values()].flatMap((byType) => [...byType.values()].flatMap((byArch) => [...byArch.values()]));
    }
    /** Machines that claim to be two things at once, with what they claim. */
    contradictory() {
        return new Map([...this.#platforms].filter(([, seen]) => seen.size > 1).map(([id, seen]) => [id, [...seen].join(' and ')]));
    }
    kernel(side) {
        const versions = new Set([...this.#kernels[side]].map(stripArchitecture).filter((version) => version !== ''));
        if (versions.size > 1) {
            throw new errors/* UserError */.yo(`the ${side} side holds ${versions.size} kernels (${[...versions].sort().join(', ')}): ` +
                'a comparison needs one kernel on each side, so pass only the files of one pair');
        }
        return [...versions][0] ?? 'unknown';
    }
}
function newCollected({ metric, instance_type, arch }) {
    return {
        metric,
        instance_type,
        arch,
        units: { base: new Set(), tip: new Set() },
        directions: new Set(),
        machines: new Map(),
        byId: new Map(),
        anonymous: emptyValues(),
    };
}
/** What a reader finds in `excluded` and elsewhere for one stratum. */
function stratumName({ metric, instance_type, arch }) {
    return `${metric} on ${instance_type} (${arch})`;
}
function problemOf({ units }, moreIsBetter, directions) {
    const all = new Set([...units.base, ...units.tip]);
    if (all.size > 1) {
        return `the unit differs: ${[...all].map((unit) => unit || '(none)').join(' and ')}`;
    }
    if (moreIsBetter === null) {
        return directions > 1
            ? 'more_is_better differs between rows; set compare.directions for this metric'
            : 'more_is_better is neither true nor false; set compare.directions for this metric';
    }
    return null;
}
const middle = (values) => values.length === 0 ? null : values.length === 1 ? (values[0] ?? null) : (0,simple_statistics/* median */.JZ)(values);
function machinesOf({ machines, anonymous }, order) {
    const named = [...machines].map(([instance_id, { base, tip }]) => ({
        instance_id,
        base: middle(base),
        tip: middle(tip),
        order: order[instance_id] ?? null,
    }));
    const single = (side) => anonymous[side].map((value, i) => ({
        instance_id: `unknown-${side}-${i + 1}`,
        base: side === 'base' ? value : null,
        tip: side === 'tip' ? value : null,
        order: null,
    }));
    return [...named, ...single('base'), ...single('tip')];
}
/**
 * Groups rows into strata and reduces each machine's repeats to their median.
 *
 * Throws `UserError` when a side holds more than one kernel version. Machines that report two instance types or
 * architectures are left out and named.
 */
function groupRows(rows, options) {
    const collector = new Collector();
    for (const row of rows) {
        collector.add(row);
    }
    const excluded = [];
    if (collector.dropped > 0) {
        excluded.push({ what: `${collector.dropped} rows`, reason: 'no metric name, or a value that is not finite' });
    }
    const contradictory = collector.contradictory();
    for (const [id, claims] of contradictory) {
        excluded.push({ what: `machine ${id}`, reason: `one machine cannot be ${claims}` });
    }
    const strata = collector.collected().map((collected) => {
        const { metric, instance_type, arch, units, directions } = collected;
        for (const id of contradictory.keys()) {
            collected.machines.delete(id);
        }
        const stated = directions.size === 1 ? ([...directions][0] ?? null) : null;
        const more_is_better = directionOverride(metric, options.directions) ?? stated;
        return {
            metric,
            instance_type,
            arch,
            unit: [...units.base, ...units.tip][0] ?? '',
            more_is_better,
            machines: machinesOf(collected, options.order),
            problem: problemOf(collected, more_is_better, directions.size),
        };
    });
    return { strata, excluded, kernels: { base: collector.kernel('base'), tip: collector.kernel('tip') } };
}

;// CONCATENATED MODULE: ./build/compare/estimate.js



const isPair = (machine) => machine.base !== null && machine.tip !== null;
/** A score of 0 among positive scores is a run that failed; a side of nothing but zeros is left to speak for itself. */
function withoutFailedRuns(stratum) {
    const values = stratum.machines.flatMap(({ base, tip }) => [base, tip]).filter((value) => value !== null);
    const positive = (side) => stratum.machines.some((machine) => (machine[side] ?? 0) > 0);
    const scores = stratum.more_is_better === true && values.every((value) => value >= 0);
    if (!scores || !positive('base') || !positive('tip')) {
        return { machines: stratum.machines, excluded: [] };
    }
    const failed = (machine) => machine.base === 0 || machine.tip === 0;
    return {
        machines: stratum.machines.filter((machine) => !failed(machine)),
        excluded: stratum.machines.filter(failed).map((machine) => ({
            what: `machine ${machine.instance_id}, ${stratumName(stratum)}`,
            reason: `a score of 0 on the ${machine.base === 0 ? 'base' : 'tip'} side is a failed run`,
        })),
    };
}
function oneSided(machine, stratum) {
    const missing = machine.base === null ? 'base' : 'tip';
    return {
        what: `machine ${machine.instance_id}, ${stratumName(stratum)}`,
        reason: `no value on the ${missing} side, so it is no pair`,
    };
}
function ratioOfPairs(base, tip) {
    const x = base.map((value, i) => logRatio(value, tip[i] ?? Number.NaN));
    const { n, mean, variance } = descriptives_moments(x);
    const constant = isConstant(x, 1);
    return { kind: 'ratio', paired: true, d: mean, variance: constant ? 0 : variance, df: n - 1, n, x, constant };
}
function ratioOfSides(base, tip) {
    // Logarithms relative to one value: a shift of both sides changes nothing but keeps the digits.
    const origin = base[0] ?? 1;
    const logs = (side) => side.map((value) => logRatio(origin, value));
    const [logBase, logTip] = [logs(base), logs(tip)];
    const [b, t] = [descriptives_moments(logBase), descriptives_moments(logTip)];
    const n = (b.n * t.n) / (b.n + t.n);
    const constant = isConstant(logBase, 1) && isConstant(logTip, 1);
    const squaredError = b.variance / b.n + t.variance / t.n;
    const df = constant ? b.n + t.n - 2 : (welchTTest(logBase, logTip)?.df ?? b.n + t.n - 2);
    const variance = constant ? 0 : squaredError * n;
    return { kind: 'ratio', paired: false, d: t.mean - b.mean, variance, df, n, x: [], constant };
}
function absolute(base, tip, paired) {
    const difference = descriptives_moments(tip).mean - descriptives_moments(base).mean;
    const differences = paired ? base.map((value, i) => (tip[i] ?? Number.NaN) - value) : [];
    const scale = Math.max(...base.map(Math.abs), ...tip.map(Math.abs));
    const constant = paired ? isConstant(differences, scale) : isConstant(base, scale) && isConstant(tip, scale);
    const same = Math.abs(difference) <= 8 * Number.EPSILON * scale;
    const p = constant ? (same ? 1 : 0) : ((paired ? oneSampleTTest(differences) : welchTTest(base, tip))?.p ?? 1);
    return { kind: 'absolute', paired, p, difference: constant && same ? 0 : difference, constant };
}
function estimateOf(base, tip, paired) {
    const sides = [...base, ...tip];
    const positive = sides.every((value) => value > 0);
    if (Math.min(base.length, tip.length) < 2) {
        const [b, t] = [descriptives_moments(base).mean, descriptives_moments(tip).mean];
        const pct = positive ? percent(logRatio(b, t)) : null;
        return { kind: 'none', verdict: 'insufficient', reason: 'one machine: no noise estimate', pct };
    }
    if (!positive) {
        return absolute(base, tip, paired);
    }
    return paired ? ratioOfPairs(base, tip) : ratioOfSides(base, tip);
}
function missingSide(nBase, nTip) {
    const where = nBase > 0 ? 'tip' : nTip > 0 ? 'base' : null;
    const reason = where === null
        ? 'no usable value on either side'
        : `no value on the ${where} side: the benchmark may have crashed there`;
    return { kind: 'none', verdict: 'not-compared', reason, pct: null };
}
/** Pairs a stratum's values by machine, or its two sides as they are when no machine ran both, and estimates. */
function measure(stratum) {
    const { machines: usable, excluded } = withoutFailedRuns(stratum);
    const pairs = usable.filter(isPair);
    const paired = pairs.length > 0;
    const machines = paired ? pairs : usable;
    const base = machines.flatMap((machine) => machine.base ?? []);
    const tip = machines.flatMap((machine) => machine.tip ?? []);
    const nBase = usable.filter((machine) => machine.base !== null).length;
    const nTip = usable.filter((machine) => machine.tip !== null).length;
    const warnings = [];
    let estimate;
    if (stratum.problem !== null) {
        estimate = { kind: 'none', verdict: 'not-compared', reason: stratum.problem, pct: null };
    }
    else if (nBase === 0 || nTip === 0) {
        estimate = missingSide(nBase, nTip);
    }
    else {
        estimate = estimateOf(base, tip, paired);
        if (paired) {
            excluded.push(...usable.filter((machine) => !isPair(machine)).map((machine) => oneSided(machine, stratum)));
        }
        else {
            warnings.push({
                what: stratumName(stratum),
                reason: 'no machine ran both kernels: the noise between machines is not removed',
            });
        }
    }
    return { stratum, base, tip, machines, nBase, nTip, paired, estimate, excluded, warnings };
}

;// CONCATENATED MODULE: ./build/compare/stats/interval-null.js

/**
 * p of the null hypothesis |δ| ≤ margin for an estimate d with standard error and degrees of freedom, at the edge of
 * the null where rejection is likeliest (Hodges & Lehmann 1954). With margin 0 it is the ordinary two-sided p.
 *
 * d, margin and standard error are in the same unit (here differences of logarithms).
 */
function intervalNullP(d, standardError, df, margin) {
    const size = Math.abs(d);
    const p = studentUpperTail((size - margin) / standardError, df) + studentUpperTail((size + margin) / standardError, df);
    return Math.min(1, p);
}

;// CONCATENATED MODULE: ./build/compare/stats/multiplicity.js
/** Adjusted p-values over a family, in the order of the input. */
function ascending(p) {
    return p.map((_, i) => i).sort((i, j) => (p[i] ?? 0) - (p[j] ?? 0));
}
/** Holm's step-down adjustment (Holm 1979): controls the family-wise error rate under any dependence. */
function holm(p) {
    const adjusted = new Array(p.length);
    let running = 0;
    ascending(p).forEach((index, position) => {
        running = Math.max(running, Math.min(1, (p.length - position) * (p[index] ?? 1)));
        adjusted[index] = running;
    });
    return adjusted;
}
/** Benjamini & Hochberg's step-up adjustment (1995): controls the false discovery rate. */
function benjaminiHochberg(p) {
    const adjusted = new Array(p.length);
    const order = ascending(p);
    let running = 1;
    for (let position = order.length - 1; position >= 0; position--) {
        const index = order[position] ?? 0;
        running = Math.min(running, ((p[index] ?? 1) * p.length) / (position + 1));
        adjusted[index] = running;
    }
    return adjusted;
}

;// CONCATENATED MODULE: ./build/compare/family.js


/** p of the interval null for one stratum; a change without noise is certain, in either direction. */
function changeP(change, margin) {
    if (change.standardError === 0) {
        return Math.abs(change.d) > margin ? 0 : 1;
    }
    return intervalNullP(change.d, change.standardError, change.df, margin);
}
/** Degrees of freedom of a mean over strata: Satterthwaite's where the variances are independent of each other. */
function dfOfMean(changes) {
    const smallest = Math.min(...changes.map(({ df }) => df));
    if (changes.some(({ prior }) => prior !== null && prior.source !== 'history')) {
        return smallest;
    }
    const squares = changes.map(({ standardError }) => standardError ** 2);
    const total = squares.reduce((sum, square) => sum + square, 0);
    const inverse = changes.reduce((sum, { df }, i) => sum + ((squares[i] ?? 0) / total) ** 2 / df, 0);
    return total > 0 ? 1 / inverse : smallest;
}
function testMetric(metric, members, margin) {
    const changes = members.flatMap(({ change }) => change ?? []);
    const strata = changes.length;
    const d = strata === 0 ? null : changes.reduce((sum, change) => sum + change.d, 0) / strata;
    const worst = Math.min(1, members.length * Math.min(...members.map(({ p }) => p)));
    if (members.length === 1 || d === null || strata < members.length) {
        return { metric, members, d, meanP: members.length === 1 ? worst : 1, p: worst };
    }
    const standardError = Math.sqrt(changes.reduce((sum, change) => sum + change.standardError ** 2, 0)) / strata;
    const meanP = standardError === 0 ? Number(Math.abs(d) <= margin) : intervalNullP(d, standardError, dfOfMean(changes), margin);
    return { metric, members, d, meanP: Math.min(1, 2 * meanP), p: Math.min(1, 2 * Math.min(meanP, worst)) };
}
/**
 * Adjusted p-values of the strata and of the metrics.
 *
 * `margin` is a difference of logarithms. Strata behind a metric are Holm-adjusted among themselves and then multiplied
 * by the number of metrics, so that a metric which changed on one platform does not open the door for the others.
 */
function decide(members, margin) {
    const byMetric = new Map();
    for (const member of members) {
        byMetric.set(member.metric, [...(byMetric.get(member.metric) ?? []), member]);
    }
    const tests = [...byMetric].map(([metric, group]) => testMetric(metric, group, margin));
    const adjusted = holm(tests.map(({ p }) => p));
    const metricQ = benjaminiHochberg(tests.map(({ p }) => p));
    const stratumQ = benjaminiHochberg(members.map(({ p }) => p));
    const qOf = new Map(members.map((member, i) => [member, stratumQ[i] ?? 1]));
    const strata = new Map();
    const metrics = new Map();
    tests.forEach((test, i) => {
        const pHolm = adjusted[i] ?? 1;
        const inside = holm(test.members.map(({ p }) => p)).map((p) => Math.min(1, p * tests.length));
        test.members.forEach((member, k) => {
            const own = test.members.length === 1 ? pHolm : Math.max(pHolm, inside[k] ?? 1);
            strata.set(member, { pHolm: own, q: qOf.get(member) ?? 1 });
        });
        const meanPHolm = test.members.length === 1 ? pHolm : Math.max(pHolm, Math.min(1, test.meanP * tests.length));
        metrics.set(test.metric, { metric: test.metric, d: test.d, pHolm, q: metricQ[i] ?? 1, meanPHolm });
    });
    return { strata, metrics };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
;// CONCATENATED MODULE: ./build/compare/history.js
/**
 * The history of runs: what each left, one JSON document per line, never rewritten.
 *
 * From it come the variance prior of the next comparison, the nightly series and the noise profile.
 */





/** One stratum of one run: its machines' values. */
const historyEntry = schemas/* object */.Ikc({
    metric: schemas/* string */.YjP(),
    instance_type: schemas/* string */.YjP(),
    arch: schemas/* string */.YjP(),
    unit: schemas/* string */.YjP(),
    more_is_better: schemas/* boolean */.zMY().nullable(),
    /** Whether base and tip of a machine belong together. */
    paired: schemas/* boolean */.zMY(),
    machines: schemas/* array */.YOg(schemas/* object */.Ikc({
        instance_id: schemas/* string */.YjP(),
        base: schemas/* number */.aig().nullable(),
        tip: schemas/* number */.aig().nullable(),
        order: runOrder.nullable(),
    })),
});
const historyRun = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz(1),
    run_id: schemas/* string */.YjP(),
    finished_at: iso/* datetime */.w$(),
    mode: schemas/* enum */.k5n(['ab', 'aa']),
    base: schemas/* object */.Ikc({ kernel: schemas/* string */.YjP() }),
    tip: schemas/* object */.Ikc({ kernel: schemas/* string */.YjP() }),
    entries: schemas/* array */.YOg(historyEntry),
});
/** What a comparison adds to the history. */
function historyRunOf(file, run) {
    const entries = file.comparisons
        .filter(({ machines, verdict }) => machines.length > 0 && verdict !== 'not-compared')
        .map(({ metric, instance_type, arch, unit, more_is_better, n_pairs, machines }) => ({
        metric,
        instance_type,
        arch,
        unit,
        more_is_better,
        paired: n_pairs > 0,
        machines,
    }));
    return { schema: 1, ...run, mode: file.mode, base: file.base, tip: file.tip, entries };
}
/** The log ratios of an entry's pairs; values without a logarithm are left out. */
function logRatios(entry) {
    const x = [];
    for (const { base, tip } of entry.machines) {
        if (base !== null && tip !== null && base > 0 && tip > 0) {
            x.push(logRatio(base, tip));
        }
    }
    return x;
}
const stratumKey = (of) => JSON.stringify([of.metric, of.instance_type, of.arch, of.paired]);
/** With more machines than this the nearest ones are enough to know their spread. */
const NEIGHBOURS = 16;
/** Sizes of differences within a run over √2: they estimate the sd as residuals do, without a fitted mean. */
function pairwise(x) {
    const sizes = [];
    for (let i = 1; i < x.length; i++) {
        for (let j = Math.max(0, i - NEIGHBOURS); j < i; j++) {
            sizes.push(Math.abs((x[i] ?? 0) - (x[j] ?? 0)) / Math.SQRT2);
        }
    }
    return sizes;
}
/** The pooled within-run noise of runs of log ratios; null when no run has two values. */
function poolNoise(runs) {
    const usable = runs.filter((x) => x.length > 1);
    if (usable.length === 0) {
        return null;
    }
    const parts = usable.map((x) => descriptives_moments(x));
    const df = parts.reduce((sum, { n }) => sum + n - 1, 0);
    const variance = parts.reduce((sum, part) => sum + (part.n - 1) * part.variance, 0) / df;
    const robustSd = MAD_TO_SD * medianOf(usable.flatMap(pairwise));
    const residuals = usable.flatMap((x) => {
        const centre = medianOf(x);
        return x.map((value) => value - centre);
    });
    const outliers = robustSd > 0 ? residuals.filter((residual) => Math.abs(residual) > 3 * robustSd).length : 0;
    return { runs: usable.length, variance, df, outliers, outlierShare: outliers / residuals.length, robustSd };
}
/** Pooled noise by stratum, from the paired entries of all runs. */
function pastNoise(history) {
    const runs = new Map();
    for (const { entries } of history) {
        for (const entry of entries.filter(({ paired }) => paired)) {
            const key = stratumKey(entry);
            const list = runs.get(key) ?? [];
            list.push(logRatios(entry));
            runs.set(key, list);
        }
    }
    const pooled = [...runs].map(([key, list]) => [key, poolNoise(list)]);
    return new Map(pooled.filter((item) => item[1] !== null));
}

;// CONCATENATED MODULE: ./build/compare/stats/moderation.js
/** Empirical-Bayes moderation of variances (Smyth 2004, "Linear models and empirical Bayes methods ..."). */

/** ln s² without the bias that its degrees of freedom bring: its expectation is ln σ². */
function unbiasedLogVariance({ variance, df }) {
    return Math.log(variance) - digamma(df / 2) + Math.log(df / 2);
}
/**
 * The prior (d0, s0²) that best explains the spread of several sample variances, by the moments of their logarithms.
 *
 * d0 is Infinity when the variances differ no more than chance makes them. Null with fewer than two positive variances.
 */
function fitVariancePrior(estimates) {
    const usable = estimates.filter(({ variance, df }) => variance > 0 && df > 0);
    if (usable.length < 2) {
        return null;
    }
    const logs = usable.map(unbiasedLogVariance);
    const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
    const spread = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (logs.length - 1);
    const sampling = usable.reduce((sum, { df }) => sum + trigamma(df / 2), 0) / usable.length;
    const excess = spread - sampling;
    if (!(excess > 0)) {
        return { variance: Math.exp(mean), df: Number.POSITIVE_INFINITY };
    }
    const df = 2 * trigammaInverse(excess);
    return { variance: Math.exp(mean + digamma(df / 2) - Math.log(df / 2)), df };
}
/** The posterior of a variance: prior and estimate weighted by their degrees of freedom, which add up. */
function moderate(estimate, prior) {
    if (prior === null) {
        return estimate;
    }
    const df = prior.df + estimate.df;
    return { variance: (prior.df * prior.variance + estimate.df * estimate.variance) / df, df };
}

;// CONCATENATED MODULE: ./build/compare/prior.js




/** More past than this would make a run blind to its own noise. */
const MAX_PRIOR_DF = 30;
/** Fewer degrees of freedom of history than this know less than the run itself does. */
const MIN_HISTORY_DF = 8;
/** Variances of fewer metrics do not tell how variances are distributed. */
const prior_MIN_METRICS = 5;
/** Above this share of wild residuals in the history the mean is replaced by a Huber mean. */
const OUTLIER_PRONE = 0.02;
/** One wild residual is no habit. */
const MIN_OUTLIERS = 2;
/** Asymptotic efficiency of the Huber mean on normal data. */
const HUBER_EFFICIENCY = 0.95;
const platformKey = ({ stratum, paired }) => JSON.stringify([stratum.instance_type, stratum.arch, paired]);
const metricKey = ({ stratum, paired }) => JSON.stringify([stratum.metric, paired]);
const isNoisy = ({ estimate }) => estimate.variance > 0 && estimate.df >= 1;
const logVariance = ({ estimate }) => unbiasedLogVariance(estimate);
const average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
function groupBy(items, key) {
    const groups = new Map();
    for (const item of items) {
        const name = key(item);
        const group = groups.get(name);
        if (group === undefined) {
            groups.set(name, [item]);
        }
        else {
            group.push(item);
        }
    }
    return groups;
}
/**
 * How noisy each platform is against the others, as a difference of ln σ², shrunk towards none by how well it is known.
 *
 * Without it a quiet instance type would lend its small variance to a noisy one, which then raises false alarms.
 * Null when there are too few metrics to tell.
 */
function platformScales(byMetric) {
    const deviations = new Map();
    let sampling = 0;
    let metrics = 0;
    for (const group of byMetric.values()) {
        if (group.length < 2)
            continue;
        metrics++;
        const centre = average(group.map(logVariance));
        for (const measured of group) {
            const key = platformKey(measured);
            const list = deviations.get(key) ?? [];
            list.push(logVariance(measured) - centre);
            deviations.set(key, list);
            sampling = Math.max(sampling, trigamma(measured.estimate.df / 2));
        }
    }
    if (metrics < prior_MIN_METRICS) {
        return null;
    }
    const scales = [...deviations].map(([key, list]) => ({ key, scale: average(list), error: sampling / list.length }));
    const spread = average(scales.map(({ scale }) => scale ** 2));
    const error = average(scales.map((scale) => scale.error));
    const weight = spread > 0 ? Math.max(0, 1 - error / spread) : 0;
    return new Map(scales.map(({ key, scale }) => [key, scale * weight]));
}
/** True when two variances differ by no more than chance would make them differ one time in ten. */
function similar(a, b) {
    const error = trigamma(a.estimate.df / 2) + trigamma(b.estimate.df / 2);
    return Math.abs(logVariance(a) - logVariance(b)) <= 1.645 * Math.sqrt(error);
}
/** The same metric in the other strata of this run. */
function priorFromStrata(measured, group, scales) {
    const others = group.filter((other) => other !== measured && (scales !== null || similar(measured, other)));
    const df = others.reduce((sum, { estimate }) => sum + estimate.df, 0);
    if (df === 0) {
        return null;
    }
    const scaleOf = (of) => scales?.get(platformKey(of)) ?? 0;
    const own = scaleOf(measured);
    const sum = others.reduce((s, o) => s + o.estimate.df * o.estimate.variance * Math.exp(own - scaleOf(o)), 0);
    return { source: 'strata', variance: sum / df, df: Math.min(df, MAX_PRIOR_DF) };
}
/**
 * The other metrics of the same platform: empirical Bayes at half weight (full weight is too sure of itself), which is
 * bounded by what the metrics know together, so that "no difference between variances was seen" is not certainty.
 */
function priorFromMetrics(platform) {
    if (platform.length < prior_MIN_METRICS) {
        return null;
    }
    const prior = fitVariancePrior(platform.map(({ estimate }) => estimate));
    if (prior === null) {
        return null;
    }
    const known = platform.reduce((sum, { estimate }) => sum + estimate.df, 0);
    return { source: 'metrics', variance: prior.variance, df: Math.min(prior.df / 2, 2 * known) };
}
function priorsOfRun(measured) {
    const noisy = measured.filter(isNoisy);
    const byMetric = groupBy(noisy, metricKey);
    const byPlatform = groupBy(noisy, platformKey);
    const scales = platformScales(byMetric);
    const fromMetrics = new Map([...byPlatform].map(([key, group]) => [key, priorFromMetrics(group)]));
    return (of) => priorFromStrata(of, byMetric.get(metricKey(of)) ?? [], scales) ?? fromMetrics.get(platformKey(of)) ?? null;
}
/**
 * The Huber mean against the noise of the history, or against today's where even its robust spread is larger: with
 * few machines two wild values may be half of all, and then nothing but their spread tells.
 */
function robustChange(measured, past) {
    const { x, n } = measured.estimate;
    const df = Math.min(past.df, MAX_PRIOR_DF);
    const sd = Math.max(past.robustSd, madSd(x));
    const variance = sd ** 2 / HUBER_EFFICIENCY;
    return {
        measured,
        d: huberMean(x, past.robustSd),
        standardError: Math.sqrt(variance / n),
        df,
        variance,
        n,
        prior: { source: 'history', df },
        deterministic: false,
    };
}
function moderatedChange(measured, prior) {
    const { estimate } = measured;
    const { variance, df } = moderate(estimate, prior);
    return {
        measured,
        d: estimate.d,
        standardError: Math.sqrt(variance / estimate.n),
        df,
        variance,
        n: estimate.n,
        prior: prior === null ? null : { source: prior.source, df: prior.df },
        deterministic: false,
    };
}
/** Changes with moderated noise, for every stratum whose change is a ratio. */
function changesOf(measured, options) {
    const ratios = measured.filter((item) => item.estimate.kind === 'ratio');
    const past = pastNoise(options.history);
    const priorOfRun = priorsOfRun(ratios);
    return ratios.map((item) => {
        const known = past.get(stratumKey({ ...item.stratum, paired: item.paired }));
        if (known !== undefined && known.df >= MIN_HISTORY_DF && known.variance > 0) {
            return item.paired && known.outlierShare > OUTLIER_PRONE && known.outliers >= MIN_OUTLIERS
                ? robustChange(item, known)
                : moderatedChange(item, { ...known, df: Math.min(known.df, MAX_PRIOR_DF), source: 'history' });
        }
        return item.estimate.constant
            ? { ...moderatedChange(item, null), deterministic: true }
            : moderatedChange(item, priorOfRun(item));
    });
}

;// CONCATENATED MODULE: ./build/compare/stats/ranks.js
/** Mid-ranks of a sample. */
function rank(sample) {
    const n = sample.length;
    const order = Uint32Array.from({ length: n }, (_, i) => i).sort((i, j) => (sample[i] ?? 0) - (sample[j] ?? 0));
    const ranks = new Array(n).fill(0);
    let tieTerm = 0;
    for (let start = 0; start < n;) {
        const value = sample[order[start] ?? 0];
        let end = start + 1;
        while (end < n && sample[order[end] ?? 0] === value) {
            end++;
        }
        for (let k = start; k < end; k++) {
            ranks[order[k] ?? 0] = (start + end + 1) / 2;
        }
        const tied = end - start;
        tieTerm += tied * (tied * tied - 1);
        start = end;
    }
    return { ranks, tieTerm };
}
/**
 * Probability of each sum of `weights` over a random subset: of `size` members, or of any size when `size` is null.
 *
 * Index = the sum; weights are non-negative integers (twice the mid-ranks, so that ties stay integral). Every subset
 * is equally likely, as under the null hypothesis of a rank test. Probabilities, not counts, are carried: counts
 * overflow a double from about 500 values on.
 */
function subsetSumDistribution(weights, size) {
    return size === null ? anySubset(weights) : sizedSubset(weights, size);
}
function anySubset(weights) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const p = new Float64Array(total + 1);
    p[0] = 1;
    let reach = 0;
    for (const weight of weights) {
        reach += weight;
        for (let sum = reach; sum >= 0; sum--) {
            const without = p[sum] ?? 0;
            const having = sum >= weight ? (p[sum - weight] ?? 0) : 0;
            p[sum] = 0.5 * (without + having);
        }
    }
    return p;
}
function sizedSubset(weights, size) {
    const largest = [...weights].sort((a, b) => b - a).slice(0, size);
    const width = largest.reduce((sum, weight) => sum + weight, 0) + 1;
    // table[k·width + s]: probability that k of the values seen so far are in the subset and sum to s. Values are
    // dealt one by one; the chance that the next one is in depends on how many places are left.
    let table = new Float64Array((size + 1) * width);
    table[0] = 1;
    const n = weights.length;
    for (let seen = 0; seen < n; seen++) {
        const weight = weights[seen] ?? 0;
        const left = n - seen;
        const next = new Float64Array(table.length);
        for (let k = Math.max(0, size - left); k <= Math.min(seen, size); k++) {
            const chance = (size - k) / left;
            for (let sum = 0; sum < width; sum++) {
                const p = table[k * width + sum] ?? 0;
                if (p === 0)
                    continue;
                next[k * width + sum] = (next[k * width + sum] ?? 0) + p * (1 - chance);
                if (k < size) {
                    const index = (k + 1) * width + sum + weight;
                    next[index] = (next[index] ?? 0) + p * chance;
                }
            }
        }
        table = next;
    }
    return table.slice(size * width);
}
/** Twice the smaller tail at `sum` (inclusive) of probabilities or of counts. */
function twoSidedTail(distribution, sum) {
    let lower = 0;
    for (let i = 0; i <= sum; i++) {
        lower += distribution[i] ?? 0;
    }
    let upper = 0;
    for (let i = distribution.length - 1; i >= sum; i--) {
        upper += distribution[i] ?? 0;
    }
    return 2 * Math.min(lower, upper);
}

;// CONCATENATED MODULE: ./build/compare/stats/mann-whitney.js


function rankBoth(base, tip) {
    const { ranks, tieTerm } = rank([...tip, ...base]);
    let sum = 0;
    for (let i = 0; i < tip.length; i++) {
        sum += ranks[i] ?? 0;
    }
    return { u: sum - (tip.length * (tip.length + 1)) / 2, ranks, tieTerm };
}
/**
 * How many of the (m + n choose m) orders give each U, without ties: the coefficients of the Gaussian binomial, by one
 * multiplication and one division of polynomials per value of the smaller sample. Null once counts leave the exact
 * integers of a double, where the subtractions of the multiplication would lose the tail.
 */
function uCounts(m, n) {
    const counts = new Float64Array(m * n + 1);
    counts[0] = 1;
    let total = 1;
    for (let i = 1; i <= m; i++) {
        total = (total * (n + i)) / i;
        if (total > Number.MAX_SAFE_INTEGER) {
            return null;
        }
        for (let u = m * n; u >= n + i; u--) {
            counts[u] = (counts[u] ?? 0) - (counts[u - n - i] ?? 0);
        }
        for (let u = i; u <= m * n; u++) {
            counts[u] = (counts[u] ?? 0) + (counts[u - i] ?? 0);
        }
    }
    return { counts, total };
}
function exact(base, tip, { u, ranks, tieTerm }) {
    const small = Math.min(base.length, tip.length);
    const large = Math.max(base.length, tip.length);
    const orders = tieTerm === 0 ? uCounts(small, large) : null;
    if (orders !== null) {
        return Math.min(1, twoSidedTail(orders.counts, u) / orders.total);
    }
    // Equally likely subsets of doubled mid-ranks: the smaller sample is dealt, which keeps the table small.
    const doubled = ranks.map((value) => 2 * value);
    const tipSum = 2 * u + tip.length * (tip.length + 1);
    const total = (small + large) * (small + large + 1);
    const dealtSum = tip.length === small ? tipSum : total - tipSum;
    return Math.min(1, twoSidedTail(subsetSumDistribution(doubled, small), dealtSum));
}
function asymptotic(base, tip, { u, tieTerm }) {
    const product = base.length * tip.length;
    const n = base.length + tip.length;
    const variance = (product / 12) * (n + 1 - tieTerm / (n * (n - 1)));
    const distance = Math.abs(u - product / 2) - 0.5;
    if (!(variance > 0) || distance <= 0) {
        return 1;
    }
    return Math.min(1, 2 * normal_normalUpperTail(distance / Math.sqrt(variance)));
}
/** Exact p by enumeration of the permutation distribution, also with ties. */
function mannWhitneyExact(base, tip) {
    const ranked = rankBoth(base, tip);
    return { u: ranked.u, p: exact(base, tip, ranked), method: 'exact' };
}
/** Normal approximation with tie and continuity correction. */
function mannWhitneyAsymptotic(base, tip) {
    const ranked = rankBoth(base, tip);
    return { u: ranked.u, p: asymptotic(base, tip, ranked), method: 'asymptotic' };
}
/** Above this many table cells the exact distribution costs seconds and differs from the normal one nowhere that counts. */
const EXACT_LIMIT = 3e8;
function exactIsAffordable(m, n) {
    return m * m * n * (m + n) <= EXACT_LIMIT;
}
/** The choice SciPy makes: exact without ties and with at most 8 values in the smaller sample, else asymptotic. */
function mannWhitney(base, tip) {
    const ranked = rankBoth(base, tip);
    const small = Math.min(base.length, tip.length);
    return ranked.tieTerm === 0 && small <= 8 && exactIsAffordable(small, Math.max(base.length, tip.length))
        ? { u: ranked.u, p: exact(base, tip, ranked), method: 'exact' }
        : { u: ranked.u, p: asymptotic(base, tip, ranked), method: 'asymptotic' };
}

;// CONCATENATED MODULE: ./build/compare/stats/power.js
/** Power of the paired t test and what follows from it: how many machines are needed, what change can be seen. */



/** Abscissae and weights of the 8-point Gauss–Legendre rule on [−1, 1]; symmetric, so the positive half is given. */
const GAUSS = (/* unused pure expression or super */ null && ([
    [0.1834346424956498, 0.362683783378362],
    [0.525532409916329, 0.3137066458778873],
    [0.7966664774136267, 0.2223810344533745],
    [0.9602898564975363, 0.1012285362903763],
]));
function integrate(f, from, to, panels) {
    const half = (to - from) / panels / 2;
    let sum = 0;
    for (let i = 0; i < panels; i++) {
        const middle = from + (2 * i + 1) * half;
        for (const [x, weight] of GAUSS) {
            sum += weight * (f(middle - half * x) + f(middle + half * x));
        }
    }
    return sum * half;
}
/** P(|T′| > critical) for the noncentral t distribution, integrated over the distribution of the sample sd. */
function noncentralTwoSidedTail(critical, df, noncentrality) {
    const logConstant = Math.log(2) + (df / 2) * Math.log(df / 2) - logGamma(df / 2);
    const upper = Math.sqrt(1 + 90 / df + 14 / Math.sqrt(df));
    // s = v²: smooths the density at 0 where there are few degrees of freedom.
    const integrand = (v) => {
        const s = v * v;
        const density = Math.exp(logConstant + (df - 1) * Math.log(s) - (df * s * s) / 2);
        const beyond = normalUpperTail(critical * s - noncentrality) + normalUpperTail(critical * s + noncentrality);
        return density * beyond * 2 * v;
    };
    return integrate(integrand, 0, Math.sqrt(upper), 300);
}
/** Probability that the two-sided paired t test at `alpha` rejects, for `n` pairs and a shift of `effect` pair sds. */
function pairedTPower(n, effect, alpha) {
    const df = n - 1;
    return noncentralTwoSidedTail(studentUpperQuantile(alpha / 2, df), df, effect * Math.sqrt(n));
}
/**
 * The change (as a size of log ratio) that `n` machines find with the given power, in the usual two-quantile
 * approximation of the noncentral t.
 */
function detectableEffect(n, question, quantile = student_studentUpperQuantile) {
    const df = question.priorDf + n - 1;
    const factor = quantile(question.alpha / 2, df) + quantile(1 - question.power, df);
    return question.margin + (question.sd / Math.sqrt(n)) * factor;
}
/** More machines than this are no answer. */
const MACHINES_LIMIT = 10_000;
/**
 * The smallest number of machines that finds a change of `target` (a size of log ratio) with the given power; at
 * least 3, null when more than 10 000 would be needed or the target is within the margin.
 */
function neededMachines(target, question, quantile = student_studentUpperQuantile) {
    const enough = (n) => detectableEffect(n, question, quantile) <= target;
    if (target <= question.margin || !enough(MACHINES_LIMIT)) {
        return null;
    }
    let low = 2;
    let high = 3;
    while (!enough(high)) {
        low = high;
        high = Math.min(MACHINES_LIMIT, 2 * high);
    }
    while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (enough(middle)) {
            high = middle;
        }
        else {
            low = middle;
        }
    }
    return high;
}

;// CONCATENATED MODULE: ./build/compare/stats/wilcoxon.js


function signedRanks(differences) {
    const nonZero = differences.filter((d) => d !== 0);
    const { ranks, tieTerm } = rank(nonZero.map(Math.abs));
    let positive = 0;
    let negative = 0;
    nonZero.forEach((d, i) => {
        if (d > 0) {
            positive += ranks[i] ?? 0;
        }
        else {
            negative += ranks[i] ?? 0;
        }
    });
    return { w: Math.min(positive, negative), ranks, tieTerm };
}
function wilcoxon_exact({ w, ranks }) {
    const doubled = ranks.map((value) => 2 * value);
    return Math.min(1, twoSidedTail(subsetSumDistribution(doubled, null), 2 * w));
}
function wilcoxon_asymptotic({ w, ranks, tieTerm }) {
    const n = ranks.length;
    const distance = (n * (n + 1)) / 4 - w - 0.5;
    const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tieTerm / 48;
    if (!(variance > 0) || distance <= 0) {
        return 1;
    }
    return Math.min(1, 2 * normal_normalUpperTail(distance / Math.sqrt(variance)));
}
/** Exact p over all sign assignments, also with ties. */
function wilcoxonExact(differences) {
    const signed = signedRanks(differences);
    return { w: signed.w, p: wilcoxon_exact(signed), method: 'exact' };
}
/** Normal approximation with tie and continuity correction. */
function wilcoxonAsymptotic(differences) {
    const signed = signedRanks(differences);
    return { w: signed.w, p: wilcoxon_asymptotic(signed), method: 'asymptotic' };
}
/** The choice SciPy makes: exact for at most 50 differences without zeros and ties, else asymptotic. */
function wilcoxon(differences) {
    const signed = signedRanks(differences);
    const clean = signed.tieTerm === 0 && signed.ranks.length === differences.length;
    return clean && differences.length <= 50
        ? { w: signed.w, p: wilcoxon_exact(signed), method: 'exact' }
        : { w: signed.w, p: wilcoxon_asymptotic(signed), method: 'asymptotic' };
}

;// CONCATENATED MODULE: ./build/compare/verdict.js
/**
 * The verdict on one change: a family-wise significant change of at least the minimum effect is a regression or an
 * improvement; one that only the false discovery rate lets through is suspect; an interval inside the minimum effect
 * is equivalence; everything else is inconclusive.
 */
function verdictOf({ pct, ci95, pHolm, q, moreIsBetter }, options) {
    const floor = 100 * options.min_effect;
    const large = Math.abs(pct) >= floor;
    if (large && pHolm < options.alpha) {
        if (moreIsBetter === null) {
            return 'suspect';
        }
        return pct > 0 === moreIsBetter ? 'improvement' : 'regression';
    }
    if (large && q < options.fdr) {
        return 'suspect';
    }
    return ci95 !== null && ci95[0] > -floor && ci95[1] < floor ? 'equivalent' : 'inconclusive';
}
const ALARMS = ['regression', 'suspect', 'improvement'];
/**
 * One verdict for several: the gravest alarm if there is one, `equivalent` only when every part is, and `inconclusive`
 * where at least something was compared. A part that could not be compared is never read as good news.
 */
function combine(verdicts) {
    const alarm = ALARMS.find((verdict) => verdicts.includes(verdict));
    if (alarm !== undefined) {
        return alarm;
    }
    if (verdicts.length > 0 && verdicts.every((verdict) => verdict === 'equivalent')) {
        return 'equivalent';
    }
    if (verdicts.includes('equivalent') || verdicts.includes('inconclusive')) {
        return 'inconclusive';
    }
    return verdicts.includes('insufficient') ? 'insufficient' : 'not-compared';
}

;// CONCATENATED MODULE: ./build/compare/compare.js
/** Base against tip: rows in, `comparison.json` out. */














/** Two machines give an estimate, not a verdict. */
const MIN_MACHINES = 3;
const POWER = 0.8;
/** The t quantiles of one run repeat over its strata; finding one takes ten evaluations of the tail. */
function rememberingQuantile() {
    const known = new Map();
    return (p, df) => {
        let byDf = known.get(p);
        if (byDf === undefined) {
            byDf = new Map();
            known.set(p, byDf);
        }
        let value = byDf.get(df);
        if (value === undefined) {
            value = student_studentUpperQuantile(p, df);
            byDf.set(df, value);
        }
        return value;
    };
}
function compare_machinesOf({ paired, base, tip }) {
    return paired ? base.length : Math.min(base.length, tip.length);
}
/** Two machines without any noise are proof enough; otherwise it takes three. */
function canReachVerdict(measured, change) {
    const { estimate } = measured;
    const noiseless = change === null ? estimate.kind === 'absolute' && estimate.constant : change.deterministic;
    return compare_machinesOf(measured) >= (noiseless ? 2 : MIN_MACHINES);
}
function test(measured, change, margin) {
    const { estimate } = measured;
    const p = change !== null ? changeP(change, margin) : estimate.kind === 'absolute' ? estimate.p : null;
    const member = p !== null && canReachVerdict(measured, change) ? { metric: measured.stratum.metric, p, change } : null;
    return { measured, change, p, member };
}
function pctOf({ measured, change }) {
    if (change !== null) {
        return percent(change.d);
    }
    return measured.estimate.kind === 'none' ? measured.estimate.pct : null;
}
function intervalOf(change, quantile) {
    const half = change.standardError === 0 ? 0 : quantile(0.025, change.df) * change.standardError;
    return [percent(change.d - half), percent(change.d + half)];
}
/** What this many machines could have seen, and how many it takes, with Holm's first step as the level. */
function sizes({ change }, family, options, quantile) {
    if (change === null || change.variance === 0) {
        return { needed_machines: null, detectable_pct: null };
    }
    const { paired } = change.measured;
    const question = {
        // n counts pairs, or half the machines of a side: the same standard error from other units.
        sd: Math.sqrt(paired ? change.variance : 2 * change.variance),
        priorDf: change.prior?.df ?? 0,
        alpha: options.alpha / Math.max(1, family),
        margin: Math.log1p(options.margin),
        power: POWER,
    };
    const n = paired ? change.n : 2 * change.n;
    const detectable_pct = n < 2 ? null : percent(detectableEffect(n, question, quantile));
    return { needed_machines: neededMachines(Math.log1p(options.target_effect), question, quantile), detectable_pct };
}
function methodOf({ measured, change }) {
    const { estimate } = measured;
    if (estimate.kind === 'none') {
        return null;
    }
    if (estimate.kind === 'absolute') {
        return estimate.constant ? 'deterministic' : 'absolute';
    }
    return change?.deterministic ? 'deterministic' : estimate.paired ? 'paired' : 'unpaired';
}
function outcomeOf(tested, ci95, decision, options) {
    const { measured, change, member } = tested;
    const { estimate, stratum } = measured;
    if (estimate.kind === 'none') {
        return { verdict: estimate.verdict, reason: estimate.reason };
    }
    if (member === null) {
        return { verdict: 'inconclusive', reason: `${MIN_MACHINES} machines are the least for a verdict` };
    }
    const { pHolm, q } = decision.strata.get(member) ?? { pHolm: 1, q: 1 };
    if (change === null) {
        const reason = 'values that are zero or negative have no percentage, so no size to judge by';
        const unchanged = estimate.kind === 'absolute' && estimate.constant && estimate.difference === 0;
        return unchanged
            ? { verdict: 'equivalent', reason: null }
            : { verdict: q < options.fdr ? 'suspect' : 'inconclusive', reason };
    }
    const doubtful = stratum.more_is_better !== null && contradictsUnit(stratum.unit, stratum.more_is_better);
    const moreIsBetter = doubtful ? null : stratum.more_is_better;
    const verdict = verdictOf({ pct: percent(change.d), ci95, pHolm, q, moreIsBetter }, options);
    const reason = doubtful && verdict === 'suspect' ? 'its direction contradicts its unit' : null;
    return { verdict, reason };
}
function compare_describe(tested, decision, family, options, quantile) {
    const { measured, change, p, member } = tested;
    const { stratum, base, tip, paired, estimate } = measured;
    const compared = estimate.kind !== 'none';
    const ci95 = change === null ? null : intervalOf(change, quantile);
    const decided = member === null ? undefined : decision.strata.get(member);
    const differences = compared && paired ? base.map((value, i) => (tip[i] ?? Number.NaN) - value) : null;
    return {
        metric: stratum.metric,
        instance_type: stratum.instance_type,
        arch: stratum.arch,
        unit: stratum.unit,
        more_is_better: stratum.more_is_better,
        n_pairs: paired ? base.length : 0,
        n_base: measured.nBase,
        n_tip: measured.nTip,
        mean_base: base.length > 0 ? descriptives_moments(base).mean : null,
        mean_tip: tip.length > 0 ? descriptives_moments(tip).mean : null,
        pct_change: pctOf(tested),
        ci95,
        ...outcomeOf(tested, ci95, decision, options),
        p,
        p_holm: decided?.pHolm ?? null,
        q_bh: decided?.q ?? null,
        welch: compared ? welchTTest(base, tip) : null,
        mannwhitney: compared ? mannWhitney(base, tip) : null,
        wilcoxon: differences === null ? null : wilcoxon(differences),
        cohens_d: compared ? cohensD(base, tip) : null,
        ...sizes(tested, family, options, quantile),
        method: methodOf(tested),
        df: change === null ? null : change.df,
        prior: change?.prior ?? null,
        machines: measured.machines,
    };
}
function summarize(comparisons, decision, options) {
    const byMetric = new Map();
    for (const comparison of comparisons) {
        byMetric.set(comparison.metric, [...(byMetric.get(comparison.metric) ?? []), comparison]);
    }
    return [...byMetric].map(([metric, group]) => {
        const decided = decision.metrics.get(metric);
        const verdict = combine(group.map((comparison) => comparison.verdict));
        if (decided === undefined) {
            return { metric, verdict, p_holm: null, pct_change: null };
        }
        const pct = decided.d === null ? null : percent(decided.d);
        const doubted = group.some(({ unit, more_is_better }) => more_is_better !== null && contradictsUnit(unit, more_is_better));
        const directions = new Set(group.map(({ more_is_better }) => more_is_better));
        const moreIsBetter = doubted || directions.size > 1 ? null : ([...directions][0] ?? null);
        const evidence = { pct: pct ?? 0, ci95: null, pHolm: decided.meanPHolm, q: decided.q, moreIsBetter };
        const ofMean = pct === null ? verdict : verdictOf(evidence, options);
        const alarm = ofMean === 'regression' || ofMean === 'improvement' || ofMean === 'suspect';
        return { metric, verdict: alarm ? combine([ofMean, verdict]) : verdict, p_holm: decided.pHolm, pct_change: pct };
    });
}
const isChange = (verdict) => verdict === 'regression' || verdict === 'improvement';
/** A run whose environment is suspect says so instead of blaming the kernel. */
function withoutGate(items) {
    return items.map((item) => (isChange(item.verdict) ? { ...item, verdict: 'suspect' } : item));
}
function directionWarnings(measured) {
    return measured
        .filter(({ stratum }) => stratum.more_is_better !== null && contradictsUnit(stratum.unit, stratum.more_is_better))
        .map(({ stratum }) => ({
        what: stratumName(stratum),
        reason: `${stratum.unit} is a rate, yet more_is_better is false; set compare.directions to higher or lower`,
    }));
}
/**
 * Compares tip with base, stratum by stratum (metric, instance type, architecture), and decides for the run.
 *
 * Rows (or series of them, as the CSV reader gives) may come in any order and from an iterator that is read once. One value per machine and side (the median of
 * repeats), paired by machine, as log ratios; the variance is moderated; the null hypothesis is a change of at most
 * `margin`; Holm over the metrics gates, Benjamini–Hochberg marks suspects.
 *
 * Throws `UserError` when a side holds more than one kernel, `ZodError` for options out of range.
 */
function compareRows(rows, options = {}) {
    const settings = compareOptions.parse(options);
    const margin = Math.log1p(settings.margin);
    const grouped = groupRows(rows, settings);
    const measured = grouped.strata.map(measure);
    const changes = new Map(changesOf(measured, settings).map((change) => [change.measured, change]));
    const tested = measured.map((item) => test(item, changes.get(item) ?? null, margin));
    const decision = decide(tested.flatMap(({ member }) => member ?? []), margin);
    const quantile = rememberingQuantile();
    const family = decision.strata.size;
    const comparisons = tested.map((item) => compare_describe(item, decision, family, settings, quantile));
    const metrics = summarize(comparisons, decision, settings);
    const modes = machineModes(measured);
    const checks = {
        order_bias: orderBiasCheck(modes, settings),
        common_mode: commonModeCheck(modes, settings),
        negative_controls: negativeControlCheck(metrics, settings),
        heterogeneity: heterogeneityCheck(comparisons, settings),
    };
    const suspect = checks.negative_controls.flagged;
    const { base, tip } = grouped.kernels;
    const same = base === tip && base !== 'unknown';
    const believed = suspect ? withoutGate(comparisons) : comparisons;
    const believedMetrics = suspect ? withoutGate(metrics) : metrics;
    const mode = settings.mode ?? (same ? 'aa' : 'ab');
    const overall = combine([...believedMetrics, ...believed].map(({ verdict }) => verdict));
    return {
        schema: 1,
        // The same kernel on both sides cannot have regressed: whatever moved is the noise this mode is there to measure.
        verdict: mode === 'aa' && isChange(overall) ? 'suspect' : overall,
        mode,
        base: { kernel: base },
        tip: { kernel: tip },
        comparisons: believed,
        metrics: believedMetrics,
        excluded: [...grouped.excluded, ...measured.flatMap(({ excluded }) => excluded)],
        warnings: [...directionWarnings(measured), ...measured.flatMap(({ warnings }) => warnings)],
        checks,
        settings: {
            margin: settings.margin,
            min_effect: settings.min_effect,
            alpha: settings.alpha,
            fdr: settings.fdr,
            target_effect: settings.target_effect,
            history_runs: settings.history.length,
        },
    };
}

;// CONCATENATED MODULE: ./build/compare/csv.js
/**
 * Benchmark CSVs: header `metric,unit,value,more_is_better,kernel_version,instance_id,instance_type,arch` in any order.
 *
 * Reads a file in one pass over its bytes and keeps only what differs from line to line: in a million lines the value
 * changes every time, the text around it rarely, so that is looked up whole. Anything unusual takes the slow way.
 */

/** The side a benchmark file belongs to by its name; null for files that are not part of a comparison. */
function sideOfFile(name) {
    const match = /(?:^|[/\\])benchmark-(base|tip)[^/\\]*\.csv$/.exec(name);
    return match === null ? null : match[1];
}
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** A decimal number, strictly: `Number` would also take "", "0x10" and "Infinity". Null for anything else. */
function parseDecimal(text) {
    const trimmed = text.trim();
    if (!DECIMAL.test(trimmed)) {
        return null;
    }
    const value = Number(trimmed);
    return Number.isFinite(value) ? value : null;
}
const COLUMNS = [
    'metric',
    'unit',
    'value',
    'more_is_better',
    'kernel_version',
    'instance_id',
    'instance_type',
    'arch',
];
/** Fields of one line, unquoted and trimmed; null when a quote is left open or closed inside a field. */
function splitLine(line) {
    if (!line.includes('"')) {
        return line.split(',').map((field) => field.trim());
    }
    const fields = [];
    const field = /\s*(?:"((?:[^"]|"")*)"\s*|([^",]*))(,|$)/y;
    for (;;) {
        const match = field.exec(line);
        if (match === null) {
            return null;
        }
        fields.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim());
        if (match[3] === '') {
            return fields;
        }
    }
}
function layoutOf(header) {
    const names = (splitLine(header) ?? []).map((name) => name.toLowerCase());
    const index = Object.fromEntries(COLUMNS.map((column) => [column, names.indexOf(column)]));
    const missing = ['metric', 'value'].filter((column) => index[column] < 0);
    return missing.length > 0
        ? `the header has no column ${missing.join(' and no column ')}`
        : { index, width: names.length };
}
/** Line numbers by reason, written as ranges, so that every excluded line is named however many there are. */
class ExcludedLines {
    #ranges = new Map();
    add(line, reason) {
        const ranges = this.#ranges.get(reason) ?? [];
        this.#ranges.set(reason, ranges);
        const last = ranges.at(-1);
        if (last !== undefined && last[1] === line - 1) {
            last[1] = line;
        }
        else {
            ranges.push([line, line]);
        }
    }
    remarks(name) {
        return [...this.#ranges].map(([reason, ranges]) => {
            const text = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
            const plural = ranges.length > 1 || ranges.some(([from, to]) => from !== to);
            return { what: `${name}, line${plural ? 's' : ''} ${text}`, reason };
        });
    }
}
function rowWithoutValue(fields, { index, width }, side) {
    if (fields.length !== width) {
        return `${fields.length} fields where the header has ${width}`;
    }
    const text = (column) => fields[index[column]] ?? '';
    if (text('metric') === '') {
        return 'no metric name';
    }
    return {
        side,
        metric: text('metric'),
        unit: text('unit'),
        more_is_better: parseDirection(text('more_is_better')),
        kernel_version: text('kernel_version'),
        instance_id: text('instance_id'),
        instance_type: text('instance_type') || 'unknown',
        arch: text('arch') || 'unknown',
    };
}
function valueProblem(text) {
    const word = text.trim();
    if (word === '') {
        return 'no value';
    }
    return /^[+-]?(nan|inf(inity)?)$/i.test(word) || DECIMAL.test(word)
        ? 'a value that is not finite'
        : 'a value that is not a decimal number';
}
const BYTE_ORDER_MARK = '\uFEFF';
const NEWLINE = 10;
const QUOTE = 34;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const CARRIAGE_RETURN = 13;
/** Integers of up to 15 digits and these powers are exact, so their quotient is the nearest double, as in `Number`. */
const MAX_DIGITS = 15;
const POWERS_OF_TEN = Array.from({ length: MAX_DIGITS + 1 }, (_, k) => 10 ** k);
/** FNV-1a, one byte on. Kept to 30 bits, which a Map holds without allocating. */
const mix = (hash, byte) => Math.imul(hash ^ byte, 0x01000193);
const HASH_SEED = 0x811c9dc5 | 0;
const HASH_BITS = 0x3fffffff;
function sameBytes(bytes, at, known, from, length) {
    for (let i = 0; i < length; i++) {
        if (bytes[at + i] !== known[from + i]) {
            return false;
        }
    }
    return true;
}
class Reader {
    #source;
    #lines = new ExcludedLines();
    #layout = null;
    #header = '';
    #line = 0;
    #series = new Map();
    #known = new Map();
    /** The number that `#scanValue` found. */
    #value = 0;
    constructor(source) {
        this.#source = source;
    }
    /** Reads the lines of `bytes`, which ends with a line end. */
    readLines(bytes) {
        for (let start = 0; start < bytes.length;) {
            this.#line++;
            const fast = typeof this.#layout === 'object' && this.#layout !== null ? this.#readFast(bytes, start, this.#layout) : -1;
            if (fast >= 0) {
                start = fast;
                continue;
            }
            const end = bytes.indexOf(NEWLINE, start);
            this.#readSlowly(bytes.subarray(start, end));
            start = end + 1;
        }
    }
    result() {
        const { name } = this.#source;
        const excluded = this.#layout === null
            ? [{ what: name, reason: 'the file is empty' }]
            : typeof this.#layout === 'string'
                ? [{ what: name, reason: this.#layout }]
                : this.#lines.remarks(name);
        return { series: [...this.#series.values()], excluded };
    }
    /** Takes a line whose text around a plain number was seen before; returns where the next begins, or −1. */
    #readFast(bytes, start, { index }) {
        let hash = HASH_SEED;
        let at = start;
        for (let commas = 0; commas < index.value; at++) {
            const byte = bytes[at] ?? NEWLINE;
            if (byte === NEWLINE || byte === QUOTE)
                return -1;
            if (byte === COMMA)
                commas++;
            hash = mix(hash, byte);
        }
        const before = at - start;
        const after = this.#scanValue(bytes, at);
        if (after < 0)
            return -1;
        let end = after;
        for (let byte = bytes[end] ?? NEWLINE; byte !== NEWLINE; byte = bytes[++end] ?? NEWLINE) {
            if (byte === QUOTE)
                return -1;
            hash = mix(hash, byte);
        }
        for (let known = this.#known.get(hash & HASH_BITS); known !== undefined; known = known.next) {
            if (known.before === before &&
                known.bytes.length === before + end - after &&
                sameBytes(bytes, start, known.bytes, 0, before) &&
                sameBytes(bytes, after, known.bytes, before, end - after)) {
                known.values.push(this.#value);
                return end + 1;
            }
        }
        return -1;
    }
    /** Reads a plain decimal into `#value`; returns where it ends, or −1 for anything that needs a closer look. */
    #scanValue(bytes, from) {
        let at = from;
        const negative = bytes[at] === MINUS;
        if (negative)
            at++;
        let mantissa = 0;
        let digits = 0;
        let point = -1;
        for (;; at++) {
            const byte = bytes[at] ?? NEWLINE;
            if (byte >= ZERO && byte < ZERO + 10) {
                mantissa = mantissa * 10 + byte - ZERO;
                digits++;
            }
            else if (byte === POINT && point < 0 && digits > 0) {
                point = digits;
            }
            else if (byte === COMMA || byte === NEWLINE || byte === CARRIAGE_RETURN) {
                break;
            }
            else {
                return -1;
            }
        }
        if (digits === 0 || digits > MAX_DIGITS)
            return -1;
        const size = point < 0 ? mantissa : mantissa / (POWERS_OF_TEN[digits - point] ?? 1);
        this.#value = negative ? -size : size;
        return at;
    }
    #readSlowly(bytes) {
        const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
        if (this.#layout === null || typeof this.#layout === 'string') {
            this.#start(raw);
            return;
        }
        const line = raw.trim();
        if (line === '') {
            return;
        }
        if (line === this.#header) {
            this.#lines.add(this.#line, 'the header again');
            return;
        }
        const fields = splitLine(line);
        const fixed = fields === null ? 'quotes that do not match' : rowWithoutValue(fields, this.#layout, this.#source.side);
        if (typeof fixed === 'string') {
            this.#lines.add(this.#line, fixed);
            return;
        }
        const text = fields?.[this.#layout.index.value] ?? '';
        const value = parseDecimal(text);
        if (value === null) {
            this.#lines.add(this.#line, valueProblem(text));
            return;
        }
        const { values } = this.#seriesOf(fixed);
        values.push(value);
        this.#remember(bytes, this.#layout, values);
    }
    #start(raw) {
        const line = this.#line === 1 && raw.startsWith(BYTE_ORDER_MARK) ? raw.slice(1) : raw;
        if (this.#layout === null && line.trim() !== '') {
            this.#layout = layoutOf(line);
            this.#header = line.trim();
        }
    }
    #seriesOf(fixed) {
        const key = JSON.stringify(fixed);
        let series = this.#series.get(key);
        if (series === undefined) {
            series = { ...fixed, values: [] };
            this.#series.set(key, series);
        }
        return series;
    }
    /** Lets the next line with the same text around its value take the fast way. */
    #remember(line, { index }, values) {
        if (line.includes(QUOTE)) {
            return;
        }
        let before = 0;
        for (let commas = 0; commas < index.value; commas++) {
            before = line.indexOf(COMMA, before) + 1;
        }
        const comma = line.indexOf(COMMA, before);
        const cr = line.at(-1) === CARRIAGE_RETURN ? line.length - 1 : line.length;
        const after = comma < 0 ? cr : comma;
        const bytes = new Uint8Array(before + line.length - after);
        bytes.set(line.subarray(0, before));
        bytes.set(line.subarray(after), before);
        let hash = HASH_SEED;
        for (const byte of bytes) {
            hash = mix(hash, byte);
        }
        hash &= HASH_BITS;
        this.#known.set(hash, { before, bytes, values, next: this.#known.get(hash) });
    }
}
/**
 * The rows of one CSV file, gathered by everything but their value, from pieces of bytes that may be cut anywhere.
 *
 * Whatever is left out (a value that is no finite decimal number, a wrong number of fields, a file without header) is
 * in `excluded` with its line numbers. Texts keep their spelling; missing columns are empty.
 */
function readBenchmarkCsv(chunks, source) {
    const reader = new Reader(source);
    let rest = new Uint8Array(0);
    for (const chunk of chunks) {
        const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
        const complete = bytes.lastIndexOf(NEWLINE) + 1;
        reader.readLines(bytes.subarray(0, complete));
        rest = Uint8Array.from(bytes.subarray(complete));
    }
    if (rest.length > 0) {
        reader.readLines(Buffer.concat([rest, Uint8Array.of(NEWLINE)]));
    }
    return reader.result();
}
/** The contents of one CSV text. */
function parseBenchmarkCsv(text, source) {
    return readBenchmarkCsv([Buffer.from(text, 'utf8')], source);
}

;// CONCATENATED MODULE: ./build/labs/qemu/collect.js
/** Brings the evidence of a machine that ended from its disks to the results tree. */






const maxFileBytes = 256 * 2 ** 20;
const maxTotalBytes = 2 ** 30;
/** Names in a machine's folder that only the lab writes. */
const reserved = /^(result\.(json|txt)|stats\.json|console\.log)$/;
async function wantedFiles(disk, notes) {
    const wanted = [];
    const names = new Set();
    const take = (to, inode, bytes) => {
        const free = reserved.test(to) || names.has(to) ? `guest/${to}` : to;
        names.add(free);
        wanted.push({ to: free, inode, bytes });
    };
    for (const folder of ['/log', '/results', '/test']) {
        const listing = await listDisk(disk, folder);
        for (const { path, inode, bytes } of listing.files) {
            if (folder !== '/test' || /^(benchmark-[^/]*\.csv$|results_)/.test(path)) {
                take(path, inode, bytes);
            }
        }
        if (folder !== '/test') {
            notes.push(...listing.skipped.map((what) => `not collected: ${what}`));
        }
    }
    return wanted;
}
/** Keeps what fits into the limits; says what does not. */
function withinLimits(files, notes) {
    let total = 0;
    return files.filter(({ to, bytes }) => {
        if (bytes > maxFileBytes || total + bytes > maxTotalBytes) {
            notes.push(`not collected: ${to} (${bytes} bytes; at most ${maxFileBytes} a file and ${maxTotalBytes} a machine)`);
            return false;
        }
        total += bytes;
        return true;
    });
}
/** The live copy of a stage's output reaches further than the disk's when the machine died with it in memory. */
async function addLiveOutput(remains, target) {
    for (const file of remains.live) {
        const stage = /live-(\d+)\.log$/.exec(file)?.[1];
        const log = (0,external_node_path_.join)(target, `run-${stage}-output.log`);
        const kept = await (0,promises_.stat)(log).then((entry) => entry.size, () => -1);
        if ((await (0,promises_.stat)(file)).size > kept) {
            await (0,promises_.copyFile)(file, log);
        }
    }
}
/**
 * Collects a machine's evidence into `target`: console, stage output, client logs and result files.
 *
 * @returns notes on what could not be collected; the machine's own notes are not changed
 */
async function collectEvidence(remains, target) {
    const notes = [];
    await (0,promises_.mkdir)(target, { recursive: true });
    const console = (0,external_node_path_.join)(target, 'console.log');
    await (0,promises_.writeFile)(console, '');
    for (const part of remains.consoles) {
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(part), (0,external_node_fs_.createWriteStream)(console, { flags: 'a' }));
    }
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(remains.folder, 'collect-'));
    try {
        if (remains.workDisk !== null) {
            await repairExt4(remains.workDisk);
            const files = withinLimits(await wantedFiles(remains.workDisk, notes), notes);
            const copies = await extractFiles(remains.workDisk, files.map(({ inode }) => inode), scratch);
            for (const [index, { to }] of files.entries()) {
                await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.join)(target, to)), { recursive: true });
                await (0,promises_.rename)(copies[index], (0,external_node_path_.join)(target, to)).catch(() => (0,promises_.copyFile)(copies[index], (0,external_node_path_.join)(target, to)));
            }
        }
    }
    catch (error) {
        notes.push(`the machine's work disk could not be read: ${(0,errors/* errorMessage */.gJ)(error)}`);
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
    await addLiveOutput(remains, target);
    return notes;
}

;// CONCATENATED MODULE: ./build/guest/machine-env.js
/** Quotes a text for POSIX sh, whatever it holds. A NUL cannot be in an environment and is refused by the config. */
function shellQuote(text) {
    return `'${text.replaceAll("'", "'\\''")}'`;
}
/** The file a client sources before each stage: one `export NAME='value'` per variable. */
function renderMachineEnv(variables) {
    return Object.entries(variables)
        .map(([name, value]) => `export ${name}=${shellQuote(value)}\n`)
        .join('');
}

;// CONCATENATED MODULE: ./build/labs/qemu/boot.js
/** One boot of a machine: from the start of QEMU to its end, and what was seen in between. */


const stageGraceSeconds = 20;
const rebootSeconds = 60;
const panicGraceMs = 1500;
/** Follows one boot: every sign of life moves its timers, and the first reason to stop it wins. */
class BootWatch {
    seen = null;
    /** Whether the client runs: the kernel came up, and the machine's disks with it. */
    clientUp = false;
    bootId = null;
    bootSeconds = null;
    nextKernel = null;
    finished = false;
    wrongKernel = null;
    panic = null;
    initError = null;
    consoleBytes = 0;
    stop = null;
    lastSign;
    stageDeadline = null;
    rebootDeadline = null;
    started;
    limits;
    hooks;
    end;
    constructor(started, limits, hooks, end) {
        this.started = started;
        this.lastSign = started;
        this.limits = limits;
        this.hooks = hooks;
        this.end = end;
    }
    halt(ending, detail) {
        if (this.stop === null) {
            this.stop = { ending, detail };
            this.end();
        }
    }
    onConsole = (chunk) => {
        this.lastSign = performance.now();
        this.consoleBytes += chunk.length;
        this.consoleLines(chunk.toString('latin1'));
    };
    consoleLines = lineSplitter((line) => {
        const match = /Kernel panic - not syncing: (.*)/.exec(line);
        if (match && this.panic === null) {
            this.panic = (match[1] ?? '').trim();
            // The trace that follows belongs to the evidence; a kernel that reboots by itself ends the wait earlier.
            setTimeout(() => this.halt('panic', null), panicGraceMs).unref();
        }
    });
    onLive = (chunk) => {
        this.lastSign = performance.now();
        this.hooks.live(chunk);
    };
    onEventLine = (line) => {
        this.lastSign = performance.now();
        const event = parseGuestEvent(line);
        if (event !== null) {
            this.onEvent(event);
        }
    };
    onEvent(event) {
        const now = performance.now();
        this.clientUp ||= event.name !== 'boot' && event.name !== 'error';
        switch (event.name) {
            case 'boot':
                this.onBoot(event, now);
                break;
            case 'stage-start':
                this.stageDeadline = now + (this.limits.stageSeconds + stageGraceSeconds) * 1000;
                break;
            case 'stage-end':
                this.stageDeadline = null;
                break;
            case 'reboot':
                this.nextKernel = event.kernel;
                this.rebootDeadline = now + rebootSeconds * 1000;
                break;
            case 'error':
                this.initError = event.text;
                break;
            case 'end':
                this.finished = true;
                break;
            case 'crashed':
            case 'alive':
                break;
        }
        this.hooks.event(event);
        if (event.name === 'end') {
            // Everything is on the disk: nothing is gained by waiting for the power-off.
            this.halt('end', null);
        }
    }
    onBoot(event, now) {
        if (this.seen !== null) {
            return;
        }
        this.bootId = event.boot_id;
        this.bootSeconds = (now - this.started) / 1000;
        this.seen = { release: event.release, version: event.text, build_id: buildIdOfNotes(event.notes) };
        this.wrongKernel = this.hooks.prove(this.seen);
        if (this.wrongKernel !== null) {
            this.halt('killed', 'wrong kernel');
        }
    }
    /** Ends the boot when one of its limits has passed. */
    tick = () => {
        const now = performance.now();
        const silent = (now - this.lastSign) / 1000;
        if (!this.clientUp && now - this.started > this.limits.bootSeconds * 1000) {
            this.halt('no-boot', `no sign of the client within ${this.limits.bootSeconds} s`);
        }
        else if (now > this.limits.deadline) {
            this.halt('killed', "the machine's limit (max-runtime) has passed");
        }
        else if (this.stageDeadline !== null && now > this.stageDeadline) {
            this.halt('killed', `the stage did not end within its ${this.limits.stageSeconds} s, nor when it was told to`);
        }
        else if (this.rebootDeadline !== null && now > this.rebootDeadline) {
            this.halt('hang', `the machine did not reboot within ${rebootSeconds} s of being told to`);
        }
        else if (this.clientUp && silent > this.limits.silenceSeconds) {
            this.halt('hang', `no sign of life for ${Math.round(silent)} s`);
        }
    };
}
function endingOf(watch, exit, interrupted) {
    if (interrupted) {
        return { ending: 'killed', detail: 'interrupted' };
    }
    const booted = watch.clientUp;
    if (watch.panic !== null) {
        return { ending: booted ? 'panic' : 'no-boot', detail: booted ? watch.panic : `panic: ${watch.panic}` };
    }
    if (watch.initError !== null) {
        return { ending: 'no-boot', detail: watch.initError };
    }
    if (watch.stop !== null) {
        const silent = watch.stop.ending === 'no-boot' && watch.consoleBytes === 0;
        return silent ? { ...watch.stop, detail: `${watch.stop.detail}; its console stayed empty` } : watch.stop;
    }
    if (exit.shutdown === 'guest-reset' || exit.shutdown === 'guest-shutdown') {
        if (!booted) {
            return {
                ending: 'no-boot',
                detail: `the machine ${exit.shutdown === 'guest-reset' ? 'reset' : 'powered off'} before the client spoke`,
            };
        }
        if (watch.nextKernel !== null && exit.shutdown === 'guest-reset') {
            return { ending: 'reboot', detail: null };
        }
        return { ending: exit.shutdown === 'guest-reset' ? 'unplanned-reboot' : 'power-off', detail: null };
    }
    const how = exit.signal === null ? `exit code ${exit.code}` : `signal ${exit.signal}`;
    return {
        ending: 'lab-error',
        detail: `QEMU ended by itself (${how})${exit.stderr === '' ? '' : `: ${exit.stderr}`}`,
    };
}
/** Boots a machine once and waits for the end of that boot, whatever it is. Never throws: trouble is in the report. */
async function runBoot(request, hooks) {
    const { spec, signal } = request;
    const startedAt = new Date().toISOString();
    let qemu = null;
    const end = () => qemu?.kill();
    const watch = new BootWatch(performance.now(), request.limits, hooks, end);
    const eventLines = lineSplitter(watch.onEventLine);
    const ticker = setInterval(watch.tick, 250);
    signal.addEventListener('abort', end);
    let exit = { code: null, signal: null, shutdown: null, stderr: '' };
    try {
        qemu = request.start(spec, {
            console: watch.onConsole,
            events: (chunk) => eventLines(chunk.toString('latin1')),
            live: watch.onLive,
        });
        if (signal.aborted) {
            qemu.kill();
        }
        exit = await qemu.exited;
    }
    catch (error) {
        exit = { ...exit, stderr: (0,errors/* errorMessage */.gJ)(error) };
    }
    finally {
        clearInterval(ticker);
        signal.removeEventListener('abort', end);
    }
    const { ending, detail } = endingOf(watch, exit, signal.aborted && !watch.finished);
    return {
        boot: {
            n: request.n,
            kernel: request.role,
            attempt: request.attempt,
            boot_id: watch.bootId,
            kernel_release: watch.seen?.release ?? null,
            kernel_version: watch.seen?.version ?? null,
            build_id: watch.seen?.build_id ?? null,
            started_at: startedAt,
            boot_s: watch.bootSeconds === null ? null : Math.round(watch.bootSeconds * 1000) / 1000,
            ended_at: new Date().toISOString(),
            ending,
            detail,
        },
        nextKernel: ending === 'reboot' ? watch.nextKernel : null,
        wrongKernel: watch.wrongKernel,
        finished: watch.finished,
    };
}

;// CONCATENATED MODULE: ./build/labs/qemu/machine.js
/** One machine of the qemu lab: its disks, its boots one after the other, and what is read from it at the end. */









const bootAttempts = 2;
const doubtfulBootAttempts = 4;
const liveLimitBytes = 256 * 1024;
/** What the machine's own timer adds to its limit, so that the lab's verdict comes first. */
const deadlineGraceSeconds = 120;
/** The variables a client gives to the stages (design: the stage contract). */
function machineVariables(setup, order, stageSeconds) {
    return {
        ...setup.params,
        PULLAB_TEST: order.test.name,
        PULLAB_MACHINE: order.id,
        PULLAB_INSTANCE_ID: order.id,
        PULLAB_INSTANCE_TYPE: order.instanceType,
        PULLAB_ARCH: 'x86_64',
        PULLAB_ORDER: order.order,
        PULLAB_KERNEL_BASE: setup.kernels.base?.artifact.image.release ?? '',
        PULLAB_KERNEL_TIP: setup.kernels.tip?.artifact.image.release ?? '',
        PULLAB_STAGE_TIMEOUT: String(stageSeconds),
        PULLAB_LIVE_LIMIT: String(liveLimitBytes),
        TEST_NAME: order.test.name,
        RUN_PREFIX: `run_${setup.runId}`,
    };
}
async function makeWorkDisk(setup, order, folder, stageSeconds) {
    const tree = (0,external_node_path_.join)(folder, 'work');
    const { guest } = setup;
    for (const name of ['bin', 'state', 'log', 'results']) {
        await (0,promises_.mkdir)((0,external_node_path_.join)(tree, name), { recursive: true });
    }
    // Links into a library the tests share become files: the machine sees this one folder only.
    await (0,promises_.cp)(order.test.folder, (0,external_node_path_.join)(tree, 'test'), { recursive: true, dereference: true });
    const programs = {
        'pullab-client': guest.client,
        'pullab-supervisor': guest.supervisor,
        'pullab-kernel': guest.kernel,
        'pullab-lib.sh': guest.lib,
    };
    for (const [name, text] of Object.entries(programs)) {
        await (0,promises_.writeFile)((0,external_node_path_.join)(tree, 'bin', name), text);
        await (0,promises_.chmod)((0,external_node_path_.join)(tree, 'bin', name), 0o755);
    }
    await (0,promises_.copyFile)(setup.busybox, (0,external_node_path_.join)(tree, 'busybox'));
    await (0,promises_.chmod)((0,external_node_path_.join)(tree, 'busybox'), 0o755);
    for (const name of ['stage', 'done', 'next-kernel']) {
        await (0,promises_.writeFile)((0,external_node_path_.join)(tree, 'state', name), `${' '.repeat(63)}\n`);
    }
    await (0,promises_.writeFile)((0,external_node_path_.join)(tree, 'stages'), order.test.stages.map((stage) => `${stage.script}\n`).join(''));
    await (0,promises_.writeFile)((0,external_node_path_.join)(tree, 'machine.env'), renderMachineEnv(machineVariables(setup, order, stageSeconds)));
    await (0,promises_.writeFile)((0,external_node_path_.join)(tree, 'deadline'), `${setup.limits.maxRuntimeSeconds + deadlineGraceSeconds}\n`);
    const image = (0,external_node_path_.join)(folder, 'work.ext4');
    await makeExt4({ file: image, tree, bytes: setup.diskBytes });
    // What a stage writes must be on the disk when the kernel dies the next moment. A benchmark's own folder is left
    // alone, since writing through would change what it measures.
    await writeThrough(image, order.test.exclusive ? ['/results'] : ['/results', '/test']);
    await (0,promises_.rm)(tree, { recursive: true, force: true });
    return image;
}
/** The stages of a test before anything ran. */
const plannedStages = (test) => test.stages.map(({ n, script }) => ({
    n,
    script,
    exit_code: null,
    verdict: null,
    reason: null,
    boot_id: null,
    kernel_release: null,
    started_at: null,
    duration_s: null,
}));
/** Notes in the stages what the client says. A machine cannot skip a stage, nor report one twice. */
function noteEvent(stages, event, boot, now) {
    if (event.name !== 'stage-start' && event.name !== 'stage-end') {
        return;
    }
    const current = stages.find((stage) => stage.exit_code === null);
    if (current === undefined || current.n !== event.n) {
        return;
    }
    if (event.name === 'stage-start') {
        current.started_at = now.toISOString();
        current.boot_id = boot?.boot_id ?? null;
        current.kernel_release = boot?.release ?? null;
    }
    else if (current.started_at !== null) {
        const judged = judgeStage(event.exit, event.timeout, stages.length - current.n);
        current.exit_code = event.exit;
        current.verdict = judged.verdict;
        current.reason = judged.reason;
        current.duration_s = (now.getTime() - Date.parse(current.started_at)) / 1000;
    }
}
function progressOf(event, stages, n) {
    switch (event.name) {
        case 'boot':
            return `boot ${n}: Linux ${event.release}`;
        case 'stage-start':
            return `stage ${event.n}/${stages.length} ${event.script} …`;
        case 'stage-end': {
            const stage = stages[event.n - 1];
            return `stage ${event.n}/${stages.length} ${stage?.verdict ?? 'ended'}${stage?.reason ? ` (${stage.reason})` : ''} in ${event.duration} s`;
        }
        case 'reboot':
            return event.kernel === 'default' ? 'rebooting' : `rebooting into the ${event.kernel} kernel`;
        case 'crashed':
        case 'error':
        case 'alive':
        case 'end':
            return null;
    }
}
/** A machine while it runs. */
class RunningMachine {
    boots = [];
    notes = [];
    stages;
    wrongKernel = null;
    goodKernelBooted = false;
    emulatorDoubt = null;
    consoles = [];
    folder;
    stageSeconds;
    deadline;
    setup;
    order;
    hooks;
    signal;
    constructor(setup, order, hooks, signal) {
        this.setup = setup;
        this.order = order;
        this.hooks = hooks;
        this.signal = signal;
        this.stages = plannedStages(order.test);
        this.folder = (0,external_node_path_.join)(setup.scratch, order.id);
        this.stageSeconds = Math.min(order.test.timeout_s ?? Number.POSITIVE_INFINITY, setup.limits.maxRuntimeSeconds);
        this.deadline = performance.now() + setup.limits.maxRuntimeSeconds * 1000;
    }
    spec(kernel, role, channels) {
        const { setup, order } = this;
        const work = { file: (0,external_node_path_.join)(this.folder, 'work.ext4'), format: 'raw' };
        const root = setup.root.kind === 'host' ? [] : [{ file: (0,external_node_path_.join)(this.folder, 'root.qcow2'), format: 'qcow2' }];
        const disks = [...root, work];
        const names = diskNames(kernel.bus, disks.length);
        const underTest = role !== 'good' || (setup.kernels.base === undefined && setup.kernels.tip === undefined);
        const rootWord = setup.root.kind === 'host' ? 'host:pullab-host' : `${setup.root.kind}:${names[0]}`;
        return {
            ...setup.qemu,
            name: `pullab-${order.id}`,
            cpus: order.cpus,
            memoryBytes: setup.memoryBytes,
            kernel: kernel.file,
            initrd: kernel.initrd,
            bus: kernel.bus,
            disks,
            channels,
            hostShare: setup.root.kind === 'host' ? 'pullab-host' : null,
            cmdline: [
                ...[
                    'console=ttyS0',
                    'panic=-1',
                    `pullab.root=${rootWord}`,
                    `pullab.work=${names.at(-1)}`,
                    `pullab.kernel=${role}`,
                ],
                ...(underTest ? setup.cmdline : []),
            ],
        };
    }
    async bootOnce(role, kernel, attempt) {
        const { setup, order, hooks } = this;
        const n = this.boots.length + 1;
        const channels = {
            console: (0,external_node_path_.join)(this.folder, `console-${n}.log`),
            events: (0,external_node_path_.join)(this.folder, `events-${n}.log`),
            live: (0,external_node_path_.join)(this.folder, `output-${n}.log`),
        };
        await Promise.all(Object.values(channels).map((file) => (0,promises_.writeFile)(file, '')));
        let stage = 0;
        let liveLog = (0,external_node_fs_.createWriteStream)('/dev/null');
        let seen = null;
        const report = await runBoot({
            n,
            attempt,
            role,
            spec: this.spec(kernel, role, channels),
            limits: { ...setup.limits, stageSeconds: this.stageSeconds, deadline: this.deadline },
            start: (spec, listeners) => {
                const qemu = startQemu(spec, listeners, setup.wrapper);
                setup.watchProcess(qemu.pid);
                void qemu.exited.then(() => setup.forgetProcess(qemu.pid));
                return qemu;
            },
            signal: this.signal,
        }, {
            live: (chunk) => {
                liveLog.write(chunk);
                hooks.live(order.id, stage, chunk);
            },
            event: (event) => {
                if (event.name === 'boot') {
                    seen = { boot_id: event.boot_id, release: event.release };
                }
                else if (event.name === 'stage-start') {
                    stage = event.n;
                    liveLog.end();
                    liveLog = (0,external_node_fs_.createWriteStream)((0,external_node_path_.join)(this.folder, `live-${stage}.log`), { flags: 'a' });
                }
                noteEvent(this.stages, event, seen, new Date());
                const line = progressOf(event, this.stages, n);
                if (line !== null) {
                    hooks.progress(order.id, line);
                }
            },
            prove: kernel.prove,
        });
        liveLog.end();
        await (0,external_node_stream_promises_.finished)(liveLog);
        this.consoles.push(channels.console);
        return report;
    }
    /** Boots until the test has ended, a limit has passed or nothing more can be learnt. */
    async bootAll() {
        const { setup, order } = this;
        let role = order.firstKernel;
        let attempt = 1;
        for (;;) {
            const kernel = setup.kernels[role];
            if (kernel === undefined) {
                this.notes.push(`the test asked for the ${role} kernel, which this run does not have`);
                return;
            }
            this.emulatorDoubt = role === 'good' ? null : setup.emulatorDoubt(kernel);
            const report = await this.bootOnce(role, kernel, attempt);
            this.boots.push(report.boot);
            this.wrongKernel = report.wrongKernel;
            this.goodKernelBooted ||= role === 'good' && report.boot.boot_id !== null;
            if (report.nextKernel !== null) {
                role = report.nextKernel === 'default' ? order.firstKernel : report.nextKernel;
                attempt = 1;
                continue;
            }
            if (report.boot.ending !== 'no-boot' || this.signal.aborted || performance.now() > this.deadline) {
                return;
            }
            const attempts = setup.emulatorDoubt(kernel) === null ? bootAttempts : doubtfulBootAttempts;
            this.notes.push(`boot ${report.boot.n} (${role} kernel, attempt ${attempt} of ${attempts}): ${report.boot.detail}`);
            this.hooks.progress(order.id, `boot ${report.boot.n} did not come up: ${report.boot.detail}`);
            if (attempt < attempts) {
                attempt += 1;
                continue;
            }
            if (role !== 'good' && !this.goodKernelBooted) {
                this.goodKernelBooted = await setup.goodKernelComesUp();
            }
            return;
        }
    }
}
/**
 * Runs one machine from its first boot to its end. Never throws for what the machine does; its verdict says it.
 *
 * The machine's folder in the scratch folder stays for the caller, who reads the evidence from it and removes it.
 */
async function runMachine(setup, order, hooks, signal) {
    const running = new RunningMachine(setup, order, hooks, signal);
    const { folder } = running;
    const startedAt = new Date().toISOString();
    await (0,promises_.mkdir)(folder, { recursive: true });
    const [workDisk] = await Promise.all([
        makeWorkDisk(setup, order, folder, running.stageSeconds),
        setup.root.kind === 'host' ? null : makeOverlay((0,external_node_path_.join)(folder, 'root.qcow2'), setup.root),
    ]);
    await running.bootAll();
    const { boots, stages, notes } = running;
    const judged = judgeMachine({
        boots,
        stages,
        interrupted: signal.aborted,
        wrongKernel: running.wrongKernel,
        goodKernelBooted: running.goodKernelBooted,
        emulatorDoubt: running.emulatorDoubt,
    });
    return {
        machine: {
            id: order.id,
            test: order.test.name,
            instance_type: order.instanceType,
            arch: 'x86_64',
            instance_id: order.id,
            replica: order.replica,
            ...judged,
            boots: boots.filter((boot) => boot.boot_id !== null).length,
            boot_log: boots,
            stages,
            notes,
            started_at: startedAt,
            finished_at: new Date().toISOString(),
        },
        consoles: running.consoles,
        folder,
        live: (await (0,promises_.readdir)(folder)).filter((name) => name.startsWith('live-')).map((name) => (0,external_node_path_.join)(folder, name)),
        workDisk,
    };
}

;// CONCATENATED MODULE: ./build/results/schema.js
/**
 * What a run leaves: the JSON files of the results tree. This is the boundary between the part of the program that
 * runs machines and everything that reads results (reports, comparison, KCIDB, other programs).
 *
 * Times are RFC 3339 UTC, durations seconds, percentages plain numbers (−5.2 is −5.2 %).
 */

const verdict = schemas/* enum */.k5n(['pass', 'fail', 'skip', 'incomplete']);
const seconds = schemas/* number */.aig().nonnegative();
const timestamp = iso/* datetime */.w$();
/** A kernel as the machine proved it was running it. */
const kernelProof = schemas/* object */.Ikc({
    release: schemas/* string */.YjP(),
    version: schemas/* string */.YjP(),
    build_id: schemas/* string */.YjP().nullable(),
});
/** `role` is which of the configured kernels was asked for; `good` is the known-good one. */
const kernelRole = schemas/* enum */.k5n(['base', 'tip', 'good']);
const boot = schemas/* object */.Ikc({
    n: schemas/* int */.Whr().positive(),
    kernel: kernelRole,
    attempt: schemas/* int */.Whr().positive(),
    boot_id: schemas/* string */.YjP().nullable(),
    kernel_release: schemas/* string */.YjP().nullable(),
    kernel_version: schemas/* string */.YjP().nullable(),
    build_id: schemas/* string */.YjP().nullable(),
    started_at: timestamp,
    /** Seconds from the start of the machine to the client's first sign of life; null when there was none. */
    boot_s: seconds.nullable(),
    ended_at: timestamp,
    /** How the boot ended. `reboot` and `end` are planned. */
    ending: schemas/* enum */.k5n(['reboot', 'end', 'panic', 'unplanned-reboot', 'power-off', 'no-boot', 'hang', 'killed', 'lab-error']),
    detail: schemas/* string */.YjP().nullable(),
});
const stage = schemas/* object */.Ikc({
    n: schemas/* int */.Whr().positive(),
    script: schemas/* string */.YjP(),
    exit_code: schemas/* int */.Whr().nullable(),
    verdict: verdict.nullable(),
    reason: schemas/* string */.YjP().nullable(),
    boot_id: schemas/* string */.YjP().nullable(),
    kernel_release: schemas/* string */.YjP().nullable(),
    started_at: timestamp.nullable(),
    duration_s: seconds.nullable(),
});
const schema_machine = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    test: schemas/* string */.YjP(),
    instance_type: schemas/* string */.YjP(),
    arch: schemas/* string */.YjP(),
    instance_id: schemas/* string */.YjP().nullable(),
    replica: schemas/* int */.Whr().positive(),
    verdict,
    /** `<kind>` or `<kind>: <detail>`; null for a plain pass. */
    reason: schemas/* string */.YjP().nullable(),
    /** The number of boots that reported in. */
    boots: schemas/* int */.Whr().nonnegative(),
    boot_log: schemas/* array */.YOg(boot),
    stages: schemas/* array */.YOg(stage),
    /** What a reader must know beside the verdict: a retried boot, an emulated CPU, truncated evidence. */
    notes: schemas/* array */.YOg(schemas/* string */.YjP()),
    started_at: timestamp.nullable(),
    finished_at: timestamp.nullable(),
});
const counts = schemas/* object */.Ikc({
    machines: schemas/* int */.Whr().nonnegative(),
    pass: schemas/* int */.Whr().nonnegative(),
    fail: schemas/* int */.Whr().nonnegative(),
    skip: schemas/* int */.Whr().nonnegative(),
    incomplete: schemas/* int */.Whr().nonnegative(),
});
/** `machines/<test>/<machine-id>/result.json` is one entry of `run.json`'s `machines`. */
const runFile = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz(1),
    run_id: schemas/* string */.YjP(),
    lab: schemas/* enum */.k5n(['ec2', 'qemu']),
    driver: schemas/* enum */.k5n(['ssm', 'runner', 'userdata', 'direct']),
    started_at: timestamp,
    finished_at: timestamp,
    verdict,
    counts,
    machines: schemas/* array */.YOg(schema_machine),
    /** The kernels as configured and as read from their files. */
    kernels: schemas/* partialRecord */.jgl(kernelRole, kernelProof.extend({ ref: schemas/* string */.YjP() })),
    /** Facts of the lab that limit what the results say: accelerator, emulator version, host CPUs. */
    environment: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
    /** Seconds per phase, by name. */
    timings: schemas/* record */.g1P(schemas/* string */.YjP(), seconds),
    cost: schemas/* object */.Ikc({ currency: schemas/* literal */.euz('USD'), amount: schemas/* number */.aig().nonnegative(), basis: schemas/* string */.YjP() }),
    notes: schemas/* array */.YOg(schemas/* string */.YjP()),
});
const testStatus = schemas/* enum */.k5n(['pass', 'fail', 'skip', 'miss', 'error']);
/** One test or subtest. `path` is dotted; each segment is of `[A-Za-z0-9_-]`, as KCIDB wants them. */
const testResult = schemas/* object */.Ikc({
    path: schemas/* string */.YjP(),
    status: testStatus,
    machine: schemas/* string */.YjP(),
    duration_s: seconds.optional(),
    message: schemas/* string */.YjP().optional(),
    expected: schemas/* boolean */.zMY().optional(),
    flaky: schemas/* boolean */.zMY().optional(),
});
const testsFile = schemas/* object */.Ikc({ schema: schemas/* literal */.euz(1), tests: schemas/* array */.YOg(testResult) });
const findingKind = schemas/* enum */.k5n([
    'panic',
    'oops',
    'bug',
    'warning',
    'gpf',
    'null-deref',
    'page-fault',
    'kasan',
    'kfence',
    'kcsan',
    'ubsan',
    'lockdep',
    'atomic-sleep',
    'rcu-stall',
    'soft-lockup',
    'hard-lockup',
    'hung-task',
    'oom',
    'refcount',
    'kmemleak',
    'no-root',
    'init-died',
    'reboot',
    'other',
]);
/** `line` is 1-based in the log named by `source` (a path inside the machine's folder). */
const finding = schemas/* object */.Ikc({
    kind: findingKind,
    title: schemas/* string */.YjP(),
    line: schemas/* int */.Whr().positive(),
    excerpt: schemas/* string */.YjP(),
    machine: schemas/* string */.YjP().optional(),
    source: schemas/* string */.YjP().optional(),
});
const logEnding = schemas/* enum */.k5n(['completed', 'panic', 'reboot', 'hang', 'no-output', 'unknown']);
const findingsFile = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz(1),
    findings: schemas/* array */.YOg(finding),
});

;// CONCATENATED MODULE: ./build/results/write.js
/** Writes the results tree. */



const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const epoch = (time) => (time === null ? 0 : Math.floor(Date.parse(time) / 1000));
/** `result.txt` in the predecessor's form. */
function resultText(machine) {
    if (machine.verdict === 'pass' || machine.verdict === 'skip') {
        return machine.verdict === 'pass' ? 'SUCCESS\n' : `SKIPPED: ${machine.reason}\n`;
    }
    const failed = machine.stages.find((stage) => stage.verdict === 'fail' && stage.exit_code !== null);
    return failed === undefined
        ? `FAILED: ${machine.verdict}: ${machine.reason}\n`
        : `FAILED: Exit code ${failed.exit_code} at run ${failed.n}\n`;
}
/** `stats.json` in the predecessor's form: whole seconds and epoch times. */
function stats(machine) {
    const run = machine.stages.filter((stage) => stage.duration_s !== null);
    const failed = machine.stages.find((stage) => stage.verdict === 'fail');
    const seconds = (values) => Math.round(values.reduce((sum, stage) => sum + (stage.duration_s ?? 0), 0));
    const success = machine.verdict === 'pass';
    return {
        exit_code: failed?.exit_code ?? (success ? 0 : null),
        runtime_seconds: seconds(run),
        last_run_runtime_seconds: seconds(run.slice(-1)),
        start_time: epoch(machine.started_at),
        end_time: epoch(machine.finished_at),
        success,
        total_runs: machine.stages.length,
        ...(success ? {} : { completed_runs: run.length, failed_at_run: failed?.n ?? run.length + 1 }),
    };
}
/** Writes what the lab itself says of one machine into its folder. */
async function writeMachine(folder, machine) {
    await (0,promises_.mkdir)(folder, { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'result.json'), json(schema_machine.parse(machine)));
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'result.txt'), resultText(machine));
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'stats.json'), json(stats(machine)));
}
/** Writes `run.json` and `tests.json`. */
async function writeRun(out, run, tests) {
    await (0,promises_.mkdir)(out, { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(out, 'run.json'), json(runFile.parse(run)));
    await (0,promises_.writeFile)((0,external_node_path_.join)(out, 'tests.json'), json(testsFile.parse(tests)));
}

;// CONCATENATED MODULE: ./build/evidence/next-match.js
/**
 * Finds the next place where one of several expressions matches, for texts most of which match none: several short
 * expressions search many times faster than one with all the alternatives. All must have the `g` flag.
 */
function createNextMatch(text, expressions) {
    const found = expressions.map(() => -1);
    return (from) => {
        let nearest = Number.POSITIVE_INFINITY;
        for (const [index, expression] of expressions.entries()) {
            if ((found[index] ?? -1) < from) {
                expression.lastIndex = from;
                found[index] = expression.exec(text)?.index ?? Number.POSITIVE_INFINITY;
            }
            nearest = Math.min(nearest, found[index] ?? nearest);
        }
        return nearest;
    };
}

;// CONCATENATED MODULE: ./build/evidence/kernel-log/boots.js
const BANNER = /(?:^|[^\w])Linux version (\d{1,3}\.\d{1,3}[\w.+~-]{0,120}) /;
/** A lockup this many lines before the end is still what the log ends with. */
const LAST_WORDS = 40;
const NOT_ZERO = /[1-9]/;
function newBoots() {
    return {
        count: 0,
        release: null,
        mark: null,
        awaitingMark: false,
        pending: null,
        restartAnnounced: false,
        poweredOff: false,
        dead: false,
        everDead: false,
        rebooted: false,
        stuckAt: null,
        killed: false,
        kernelSeen: false,
        firmwareSeen: false,
        textSeen: false,
    };
}
/** The kernel release a banner line names, or null when this is no banner. */
function bannerRelease(text) {
    return BANNER.exec(text)?.[1] ?? null;
}
/** A kernel has started: forget what was said of the one before it. */
function startBoot(boots, release, stamped) {
    boots.count += 1;
    boots.release = release;
    boots.mark = null;
    boots.awaitingMark = stamped;
    boots.pending = null;
    boots.restartAnnounced = false;
    boots.poweredOff = false;
    boots.dead = false;
    boots.stuckAt = null;
}
/** Whether the start of another kernel now would be one nobody asked for in the log. */
function wouldBeUnannounced(boots) {
    return boots.count > 0 && !boots.restartAnnounced && !boots.poweredOff && !boots.dead;
}
/**
 * Compares a stamped line with the mark of the current boot. Returns `same` for the line that proves a pending
 * banner to be a replay (somebody printed `dmesg` on the console), `new` for the one that proves a boot, else null.
 */
function compareMark(boots, stamp, text) {
    if (!NOT_ZERO.test(stamp)) {
        return null;
    }
    const here = `${stamp} ${text}`;
    if (boots.pending !== null) {
        return here === boots.mark ? 'same' : 'new';
    }
    if (boots.awaitingMark) {
        boots.mark = Buffer.from(here, 'utf8').toString('utf8');
        boots.awaitingMark = false;
    }
    return null;
}
/**
 * How the log ends. A machine that was ended from outside while its kernel still ran, or whose last word was a
 * lockup, hangs; a log that merely stops says nothing.
 */
function ending(boots, lines, cutShort) {
    if (boots.dead) {
        return 'panic';
    }
    if (boots.poweredOff) {
        return 'completed';
    }
    if (boots.restartAnnounced) {
        return 'reboot';
    }
    if (!boots.kernelSeen) {
        const silent = !boots.textSeen || boots.firmwareSeen || cutShort;
        return silent ? 'no-output' : 'unknown';
    }
    if (boots.everDead) {
        return 'panic';
    }
    const stuck = boots.stuckAt !== null && lines - boots.stuckAt <= LAST_WORDS;
    if (boots.killed || cutShort || stuck) {
        return 'hang';
    }
    return boots.rebooted ? 'reboot' : 'unknown';
}

;// CONCATENATED MODULE: ./build/evidence/kernel-log/line.js
const ESCAPES = /\x1b(?:\[[0-?]{0,32}[ -/]{0,8}[@-~]|\][^\x07\x1b]{0,256}(?:\x07|\x1b\\)|[()*+#%][0-9A-Za-z]|[ -~])|\x9b[0-?]{0,32}[@-~]/g;
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f]/g;
const NEEDS_CLEANING = /[\x00-\x08\x0b-\x1f\x7f\x9b]/;
const OUTER_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)? {1,4}/;
const SYSLOG = /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d )?[\w.-]{1,64} kernel: ?/;
const PREFIX = /^(?:<\d{1,3}>)?(?:\[ {0,8}(\d{1,8}\.\d{3,9})\]|\[([A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4})\])/;
const CALLER = /^ ?\[ {0,8}([CT]\d{1,8}(?:@[CT]?\d{1,8})?)\]/;
const LEVEL = /^<\d{1,3}>/;
const INNER_STAMP = /\[ {0,8}\d{1,8}\.\d{6}\]/g;
/** Removes terminal escape sequences and control characters (tabs stay) from one line. */
function stripControls(raw) {
    if (raw.endsWith('\r')) {
        return stripControls(raw.slice(0, -1));
    }
    return NEEDS_CLEANING.test(raw) ? raw.replace(ESCAPES, '').replace(CONTROLS, '') : raw;
}
function afterStamp(rest, stamp, before) {
    const caller = CALLER.exec(rest);
    const message = caller === null ? rest : rest.slice(caller[0].length);
    return {
        text: message.startsWith(' ') ? message.slice(1) : message,
        origin: 'stamped',
        stamp,
        caller: caller?.[1] ?? null,
        before,
    };
}
/** The start of the last time stamp inside a line, or −1. Firmware and programs leave lines without a newline. */
function innerStampAt(clean) {
    if (!clean.includes('.') || !clean.includes('[')) {
        return -1;
    }
    let at = -1;
    for (const match of clean.matchAll(INNER_STAMP)) {
        at = match.index;
    }
    return at;
}
/**
 * Takes one raw line (without its newline) apart. Knows `<N>` levels, `[seconds.micros]` and `dmesg -T` stamps,
 * `[C1]`/`[T12]` callers, an outer ISO time (GitHub, LAVA), syslog's `host kernel:`, and kernel text glued to what
 * somebody else left on the line.
 */
function parseConsoleLine(raw) {
    let clean = stripControls(raw);
    const first = clean.charCodeAt(0);
    if (first >= 48 && first <= 57) {
        clean = clean.replace(OUTER_TIME, '');
    }
    const prefix = PREFIX.exec(clean);
    if (prefix !== null) {
        return afterStamp(clean.slice(prefix[0].length), prefix[1] ?? prefix[2] ?? '', '');
    }
    if (clean.includes(' kernel: ')) {
        const syslog = SYSLOG.exec(clean);
        if (syslog !== null) {
            const inner = parseConsoleLine(clean.slice(syslog[0].length));
            return { ...inner, origin: 'stamped' };
        }
    }
    const inner = innerStampAt(clean);
    if (inner > 0) {
        const end = clean.indexOf(']', inner);
        return afterStamp(clean.slice(end + 1), clean.slice(inner + 1, end).trim(), clean.slice(0, inner));
    }
    return { text: clean.replace(LEVEL, ''), origin: 'bare', stamp: null, caller: null, before: '' };
}

;// CONCATENATED MODULE: ./build/evidence/kernel-log/frames.js
/** Reading call traces: which function a line names, and which functions only report or wait. */
const FRAME = /^ {0,12}(?:\[<[0-9a-fx]{4,20}>\] ?|\[[0-9a-f]{8,16}\] ?(?:\[[0-9a-f]{8,16}\] )?|\(?)?(\? )?([A-Za-z_$.][\w$.]{0,255})(?:\+0x[0-9a-f]{1,8}\/0x[0-9a-f]{1,8})(?: \[[\w-]{1,64}[^\]]{0,64}\])?/;
const POINTER = /^(?:RIP: (?:0010|0008|0018|e030|e033):|pc : |epc : |EIP: |NIP \[[0-9a-f]{4,16}\] |PC is at |.{0,12}Krnl PSW : .{0,60}\()(?:\[<[0-9a-f]{4,16}>\] )?([A-Za-z_$.][\w$.]{0,255})\+0x/;
/** Functions that report, wait or copy for somebody else: never the place of a fault. */
const REPORTERS = new RegExp(`^(?:${[
    '(?:__)?dump_(?:stack|backtrace|header)\\w*|show_(?:stack|regs|trace)\\w*|unwind_\\w+|arch_stack_walk|stack_trace_\\w+|walk_stackframe',
    'v?panic|nmi_panic|__warn\\w*|warn_slowpath\\w*|warn_bogus\\w*|report_bug|handle_bug|(?:call_)?bug_(?:brk_)?handler|brk_handler|ubsan_\\w+|__ubsan_\\w+|check_panic_on_warn',
    '(?:__)?(?:kasan|asan|kmsan|kcsan|kfence|tsan|hwasan|msan)_\\w+|check_memory_region\\w*|print_(?:report|address|circular|usage|bad|deadlock|irq|lock|shadow|other|unlock|req|memory|trace|trailer)\\w*|end_report|complete_report_info',
    '(?:asm_)?exc_\\w+|(?:asm_)?sysvec_\\w+|do_(?:error_)?trap|(?:__)?die\\w*|oops_\\w+|no_context|(?:__)?bad_area\\w*|page_fault\\w*|do_user_addr_fault|do_kern_addr_fault|(?:__)?do_(?:kernel|page|bad|translation|alignment|sea|mem|undefinstr)_?(?:fault|abort|area|abort_early|)|async_page_fault|general_protection|invalid_op|int3|el[01]t?_?\\w*|el1h?_\\w+|vectors|call_on_(?:irq_)?stack|fixup_exception|irqentry_\\w+|common_interrupt|ret_from_(?:exception|interrupt|intr)|handle_exception\\w*|do_interrupt\\w*|save_context\\w*',
    '__schedule(?:_bug|_loop)?|schedule(?:_timeout\\w*|_preempt_disabled|_hrtimeout\\w*|_rtlock)?|io_schedule\\w*|preempt_schedule\\w*|__cond_resched|__might_(?:sleep|resched|fault)|___might_sleep|might_\\w+|msleep\\w*|usleep_\\w+|ssleep|__?delay|__const_udelay|delay_\\w+|__udelay|__switch_to\\w*|context_switch',
    '_*(?:mutex|ww_mutex|rt_mutex)_\\w+|_*(?:down|up|rwsem|rwbase)(?:_\\w+)?|_*(?:do_)?wait_for_(?:common|completion)\\w*|bit_wait\\w*|out_of_line_wait_\\w+|__wait_on_\\w+|wait_on_\\w+|percpu_rwsem_\\w+|__synchronize_\\w+|synchronize_rcu\\w*',
    '_raw_(?:spin|read|write)_\\w+|__raw_\\w+|do_raw_\\w+|_*(?:native_)?queued_(?:spin|read|write)_\\w+|spin_(?:bug|dump)|__pv_queued_\\w+|osq_lock|lock_(?:acquire|release)\\w*|__lock_(?:acquire|release)\\w*|check_(?:noncircular|prev|prevs|deadlock|wait_context|irq_usage|usage|flags|hung)\\w*|validate_chain|mark_(?:lock|usage|held)\\w*|lockdep_\\w+|register_lock_class|debug_check_\\w+|valid_state|rcu_read_lock\\w*',
    'out_of_memory|oom_kill\\w*|mem_cgroup_(?:out|oom)\\w*|warn_alloc',
    'rcu_(?:check_gp|sched_clock|dump_cpu|stall)\\w*|print_\\w*stall\\w*|nmi_(?:cpu|trigger)\\w*|arch_trigger\\w*|trigger_\\w+|update_process_times|tick_\\w+|(?:__)?hrtimer_\\w+|(?:local_|smp_)?(?:__sysvec_)?apic_timer\\w*|watchdog_\\w+|handle_irq\\w*|perf_event_\\w+|default_do_nmi|do_nmi|nmi_handle|end_repeat_nmi|asm_nmi',
    'refcount_\\w+|__refcount_\\w+|kref_\\w+|__list_(?:add|del)\\w*|list_(?:add|del)\\w*|usercopy_abort|__check_(?:object_size|heap_object)|check_stack_object',
    '_*(?:mem(?:cpy|set|move|cmp|chr|scan)|str(?:len|nlen|cpy|ncpy|lcpy|scpy|cmp|ncmp|cat|chr|str))\\w*|clear_(?:page|user)\\w*|copy_(?:page|user|from_user|to_user)\\w*|_copy_(?:from|to)_\\w+|rep_(?:movs|stos)\\w*|_?printk\\w*',
].join('|')})$`);
const COMPILER_SUFFIX = /(?:\.(?:isra|constprop|part|cold|llvm|lto_priv)(?:\.\d{1,20})?|\.\d{1,20})+$/;
/** The name without what the compiler added, so that two builds name the same function alike. */
function functionName(symbol) {
    return symbol.replace(COMPILER_SUFFIX, '');
}
/** The call-trace entry on this line, or null. */
function parseFrame(text) {
    const found = FRAME.exec(text);
    if (found === null) {
        return null;
    }
    return { name: functionName(found[2] ?? ''), unsure: found[1] !== undefined };
}
/** The function the instruction pointer was in, when this line says so for kernel code; otherwise null. */
function parseInstructionPointer(text) {
    const found = POINTER.exec(text);
    return found === null ? null : functionName(found[1] ?? '');
}
/** Whether a function only reports, waits or copies on behalf of the one that is at fault. */
function isReporter(name) {
    return REPORTERS.test(name);
}

;// CONCATENATED MODULE: ./build/evidence/kernel-log/signatures.js
function signature(id, kind, pattern, flags = {}) {
    const dead = flags.dead ?? false;
    return { id, kind, pattern, dead, fatal: flags.fatal ?? dead, body: flags.body ?? 'trace' };
}
const FATAL = { fatal: true };
const DEAD = { dead: true };
const RULED = { fatal: true, body: 'ruled' };
const LINE = { body: 'none' };
/** The `[#1]` every architecture's die() puts behind the reason of an oops. */
const DIE_COUNTER = /\[#\d{1,4}\]/;
const signatures_SIGNATURES = [
    signature('panic', 'panic', /^Kernel panic - not syncing/, DEAD),
    signature('panic.early', 'panic', /^(?:traps: )?PANIC: (?:early exception|double fault)/, DEAD),
    signature('panic.rust', 'panic', /^rust_kernel: panicked at|^trusty: panic/, DEAD),
    signature('kasan', 'kasan', /^(?:BUG: KASAN: |KASAN: maybe wild-memory-access)/, RULED),
    signature('kmsan', 'bug', /^BUG: KMSAN: /, RULED),
    signature('kcsan', 'kcsan', /^BUG: KCSAN: /, { body: 'ruled' }),
    signature('kfence', 'kfence', /^BUG: KFENCE: /, RULED),
    signature('kmemleak', 'kmemleak', /^BUG: memory leak|^unreferenced object (?:\(percpu\) )?0x[0-9a-f]+/),
    signature('kmemleak.summary', 'kmemleak', /^kmemleak: \d+ new suspected memory leaks/, LINE),
    signature('soft-lockup', 'soft-lockup', /^(?:watchdog: |NMI watchdog: )?BUG: soft lockup - CPU#\d+ stuck for/, FATAL),
    signature('hard-lockup', 'hard-lockup', /^(?:(?:NMI )?watchdog: )?(?:CPU\d+: )?(?:Watchdog detected hard LOCKUP|BUG: hard lockup)/i, FATAL),
    signature('spinlock-lockup', 'soft-lockup', /^BUG: (?:spin|rw)lock (?:lockup|wrong|cpu recursion|lockup suspected)/, FATAL),
    signature('workqueue', 'bug', /^BUG: workqueue (?:lockup|leaked)/, { body: 'long' }),
    signature('atomic-sleep', 'atomic-sleep', /^(?:BUG: (?:sleeping function called from invalid context|scheduling while atomic)|.{0,20}\[ BUG: Invalid wait context \])/, FATAL),
    signature('null-deref', 'null-deref', /^(?:BUG: )?(?:kernel NULL pointer dereference|Kernel NULL pointer dereference|[Uu]nable to handle kernel NULL pointer|KASAN: null-ptr-deref)/, FATAL),
    signature('page-fault', 'page-fault', /^(?:BUG: )?(?:unable to handle (?:page fault|kernel paging request)|(?:CPU \d+ )?Unable to handle kernel|[Uu]nable to handle kernel data access)|^(?:Unhandled (?:prefetch )?fault|Unhandled prefetch abort): /, FATAL),
    signature('list-corruption', 'bug', /^list_(?:add|del)(?: double add)?:? corruption/, FATAL),
    signature('bug.at', 'bug', /^[Kk]ernel BUG (?:at|\()/, FATAL),
    signature('gpf', 'gpf', /^(?:Oops: )?general protection fault(?!.{0,200} error:[0-9a-f]+ in )/, FATAL),
    signature('oops.trap', 'oops', /^(?:Oops: )?(?:stack segment|divide[ _]error|invalid opcode|int3|alignment check|bounds|invalid TSS|segment not present): [0-9a-f]{4}/, FATAL),
    signature('oops.control-protection', 'oops', /^(?:traps: )?(?:Missing ENDBR: |Oops: control protection|CFI failure at )/, FATAL),
    signature('oops', 'oops', /^(?:Oops(?::| -|\[| \[)|Internal error: |Alignment trap: not handling|SError Interrupt on CPU|Unexpected kernel BRK|Fixing recursive fault)/, FATAL),
    signature('lockdep', 'lockdep', /^(?:WARNING|INFO): (?:possible (?:circular locking|irq lock inversion|recursive locking|irq-safe|hardirq|softirq|deadlock)|.{0,40}lock order detected|inconsistent lock state|bad unlock balance|bad contention|held lock freed|[Nn]ested lock was not taken|.{0,60}still has locks held|lock held when returning|suspicious RCU usage)/, { body: 'long' }),
    signature('lockdep.key', 'lockdep', /^INFO: trying to register non-static key/, { body: 'long' }),
    signature('lockdep.boxed', 'lockdep', /^\[ (?:INFO|BUG): (?:possible|inconsistent|suspicious RCU|bad unlock|held lock|.{0,60}(?:-safe -> |still has locks held))/, { body: 'long' }),
    signature('rcu-stall', 'rcu-stall', /^(?:rcu: )?INFO: rcu\w{0,40} (?:self-)?detected (?:expedited )?stalls? on|^rcu: INFO: rcu_\w{1,40} (?:self-)?detected/, { fatal: true, body: 'long' }),
    signature('rcu-starved', 'rcu-stall', /^rcu: .{0,80}kthread (?:starved|timer wakeup)/, { fatal: true, body: 'long' }),
    signature('hung-task', 'hung-task', /^INFO: task .{1,80} (?:blocked (?:in I\/O wait )?for more than \d+ seconds|can't die for more than)/),
    signature('refcount', 'refcount', /^refcount_t: /),
    signature('ubsan', 'ubsan', /^(?:Internal error: )?UBSAN: /, { body: 'ruled' }),
    signature('slub', 'bug', /^BUG \S{1,80} \((?:Not tainted|Tainted[^)]{0,80}|[^)]{1,80})\): /, FATAL),
    signature('bug', 'bug', /^(?:\S{1,40}: )?BUG: (?!no syscalls)|^\[ BUG: /, FATAL),
    signature('warning', 'warning', /^WARNING: (?:CPU: \d+ PID: \d+ at |at |(?:\[.{0,200}\] )?[\w./-]{1,200}\.(?:c|h|rs|S):\d+ at |.{0,80}\bat [\w./-]{1,200}\.(?:c|h|rs|S):\d+|kernel stack (?:regs|frame pointer) |stack (?:recursion|going in the wrong direction))/),
    signature('oom', 'oom', /^(?:.{1,40} invoked oom-killer: |(?:Memory cgroup o|O)ut of memory: Kill(?:ed)? process|Out of memory and no killable processes)/, { body: 'long' }),
    signature('no-root', 'no-root', /^(?:VFS: (?:Unable to mount root fs|Cannot open root device)|No filesystem could mount root|Requested init .{1,80} failed)/, { dead: true, body: 'none' }),
    signature('irq', 'other', /^irq \d+: nobody cared/),
    signature('netdev-leak', 'other', /^unregister_netdevice: waiting for .{1,40} to become free/, LINE),
    signature('vfs', 'other', /^VFS: (?:Close: file count is (?:0|zero)|Busy inodes after unmount)/),
    signature('page-alloc', 'other', /^.{1,40}: page allocation failure: order:\d+/, { body: 'long' }),
];
/** Lines that look like reports and are none. */
const HARMLESS = /^(?:WARNING: (?:Unprivileged eBPF is enabled|workqueue cpumask|[Tt]he mand mount|See https)|INFO: (?:lockdep is turned off|Stall ended|NMI handler)|BUG: no syscalls)/;
/**
 * The words one of which is in every line that opens a report or says how a boot goes. Three expressions, because the
 * engine searches several short ones many times faster than one with all the alternatives.
 */
const TRIGGERS = [
    /BUG|WARNING: |INFO: |Oops|Kernel panic|Kernel NULL|PANIC: |Internal error: |Unable to handle|Unhandled |Missing ENDBR|CFI failure|VFS: |No filesystem could|Requested init|Linux version |LOCKUP|SError Interrupt|Fixing recursive|Alignment trap|Out of memory|Memory cgroup out/g,
    /\[#|\[ cut here|<--- cut here|-killer: gfp|_(?:add|del) (?:corr|double)|unreferenced object|UBSAN: /g,
    /: (?:nobody cared|page alloc|Power |System halted|Restarting sys|waiting for|Starting new kernel|[0-9]+ new suspected|terminating on signal|panicked at)/g,
];
/** As TRIGGERS, and the words that mean something only inside a report. For one line at a time. */
const WORD = new RegExp([...TRIGGERS.map((trigger) => trigger.source), 'KASAN: ', 'refcount_t: ', 'rcu: ', 'general protection fault'].join('|'));
/** The signature of a report's first line, or null. `text` is a normalised kernel line. */
function matchSignature(text) {
    if (HARMLESS.test(text)) {
        return null;
    }
    return signatures_SIGNATURES.find((candidate) => candidate.pattern.test(text)) ?? null;
}
/** The signature with this id; throws for an id that is not in the table, which is a mistake in the program. */
function signatureById(id) {
    const found = signatures_SIGNATURES.find((candidate) => candidate.id === id);
    if (found === undefined) {
        throw new Error(`no signature ${id}`);
    }
    return found;
}

;// CONCATENATED MODULE: ./build/evidence/kernel-log/title.js

const SYMBOL_OFFSET = /\+0x[0-9a-f]{1,8}(?:\/0x[0-9a-f]{1,8})?/g;
const WARNING_OLD = /at (?:([\w./-]{1,200}):\d+ )?([\w$.]{1,255})\+0x/;
const WARNING_NEW = /(?:^WARNING: |\] )([\w./-]{1,200}):\d+ at ([\w$.]{1,255})/;
const WARNING_PLACE = /\bat ([\w./-]{1,200}):\d+/;
const BUG_PLACE = /[Kk]ernel BUG at ([\w./-]{1,200}):\d+/;
const SANITIZER = /(KASAN|KMSAN|KFENCE|KCSAN): ([\w -]{1,80}?)(?: in (.{1,300}))?$/;
/** What reports say of a process, a device or a place in memory beside what went wrong. */
const CIRCUMSTANCES = [
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
function withoutCircumstances(headline) {
    return CIRCUMSTANCES.reduce((text, [pattern, kept]) => text.replace(pattern, kept), headline);
}
/** Replaces what differs between machines and boots: addresses, offsets, CPUs, process ids, times, counts. */
function normaliseText(text) {
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
function functions(text) {
    return text
        .split(' / ')
        .map((side) => functionName(side
        .replace(SYMBOL_OFFSET, '')
        .replace(/ \[[\w-]+\]$/, '')
        .trim()))
        .sort()
        .join(' / ');
}
function inPlace(what, place) {
    return place === null ? what : `${what} in ${place}`;
}
function warningTitle(parts) {
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
function sanitizerTitle(parts) {
    const found = SANITIZER.exec(parts.headline);
    if (found === null) {
        return inPlace(normaliseText(parts.headline), parts.place);
    }
    const access = parts.access === null || /read|write/i.test(found[2] ?? '') ? '' : ` ${parts.access}`;
    const where = found[3] === undefined ? parts.place : functions(found[3]);
    return inPlace(`${found[1]}: ${found[2]}${access}`, where);
}
function bugTitle(parts) {
    const file = BUG_PLACE.exec(parts.headline)?.[1];
    if (file !== undefined) {
        return `${inPlace('kernel BUG', parts.place)} at ${file}`;
    }
    const text = parts.headline.replace(/^\S{1,40}: (?=BUG: )/, '').replace(/^(list_(?:add|del) corruption).*/, '$1');
    return inPlace(normaliseText(withoutCircumstances(text)), parts.place);
}
const UBSAN_PLACE = / in (?:\.{0,2}\/)*([\w./-]{1,200}):\d+(?::\d+)?$/;
function fixedTitle(parts) {
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
function hungTask(headline) {
    const task = /task (.{1,80}?):\d+ /.exec(headline)?.[1];
    return task === undefined ? null : task.replace(/\d+/g, 'N');
}
/** The text of a panic without its exit codes and addresses. */
function panicTitle(headline) {
    return normaliseText(withoutCircumstances(headline)
        .replace(/ ?exitcode=0x[0-9a-f]+.*/, '')
        .replace(/: 0000 \[#\d+\].*/, ''));
}
/**
 * The title of a finding: the same for the same bug on every machine, that is without addresses, offsets, CPUs,
 * process ids and line numbers, and with the function at fault where the report names it.
 */
function findingTitle(parts) {
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
            return inPlace(normaliseText(withoutCircumstances(parts.headline).replace(/(?: at [\w./-]+:\d+|: \S+\/\d+\/0x[0-9a-f]+)$/, '')), parts.place);
        case 'lockdep':
            return inPlace(normaliseText(withoutCircumstances(parts.headline).replace(/^(?:WARNING|INFO): /, '')), parts.place);
        case 'oops':
            return inPlace(oopsText(parts.headline), parts.place);
        default:
            return normaliseText(withoutCircumstances(parts.headline));
    }
}
function oopsText(headline) {
    const reason = withoutCircumstances(headline)
        .replace(/ ?\[#\d+\].*/, '')
        .replace(/: [0-9a-f]{4,16}$/, '');
    return normaliseText(reason);
}

;// CONCATENATED MODULE: ./build/evidence/kernel-log/splat.js



const MAX_EXCERPT = 16_000;
const MAX_FRAMES = 24;
const SIGNATURE_FRAMES = 5;
const MAX_LONG = 500;
const MAX_STRAYS = 24;
const END_MARK = /^---\[ end /;
const RULE = /^={10,}$/;
const TRACE_START = /^(?:Call [Tt]race:|Backtrace:|Stack trace:|backtrace(?: \(crc [0-9a-f]+\))?:)/;
const TAINT = /(?:^|\s)(?:Tainted: ([A-Z][A-Z ]{0,40}?)(?=\s+[^A-Z\s]|$)|(Not tainted))/;
const ACCESS = /^(Read|Write) (?:of size|at addr)/;
const PROOF = /^(?:CPU: \d+ (?:UID: \d+ )?PID: \d+|Call [Tt]race:|Hardware name: |Modules linked in:|---\[ end |RIP: 00|pc : |epc : |NIP )/;
const BODY = new RegExp(`^(?:${[
    'CPU: \\d|RIP: |Code: |RSP: |EIP: |ESP: |R[A-Z0-9]{1,2}: |E[A-Z]{2}: |CR\\d: |DR\\d: |FS: |GS: |CS: |DS: |PKRU: |ORIG_RAX|EFLAGS: ',
    'Modules linked in:|Unloaded tainted modules:|Hardware name: |Workqueue: |Tainted: |Call [Tt]race:|Backtrace:|Stack:|Stopper: |Process |Kernel Offset: |CPU features: |Memory Limit: |Sending NMI|NMI backtrace for cpu|Insufficient stack|Exception stack|Instruction dump:',
    'pc : |lr : |sp : |pstate: |psr: |epc : |ra : | ra : |status: |NIP |LR |GPR\\d|MSR |CFAR |Krnl |x\\d{1,2} ?: |r\\d{1,2} ?: | {1,3}[a-z]\\d{1,2} ?: |\\[[0-9a-f]{8,16}\\] |pgd = |PGD |Internal error: |Oops|#PF: |Mem abort info:|Data abort info:|user pgtable:|swapper pgtable:| {2,4}(?:ESR|EC|SET|EA|S1PTW|FSC|ISV|ISS|CM|GCS|FnV|TnD|Tainted: )|KASAN: ',
    'irq event stamp:|hardirqs last|softirqs last|INFO: lockdep is turned off|Disabling lock debugging|Preemption disabled at:|in_atomic\\(\\)|preempt_count: |RCU nest depth|\\d+ locks? held by|no locks held by| #\\d+: ',
    ' ?<\\/?[#A-Z]{2,8}>| \\? 0x[0-9a-f]+| 0x[0-9a-f]{8,16}|task:\\S| {4,8}(?:Tainted|Not tainted)|"echo 0 > ',
    'oom-kill:|Out of memory: |Memory cgroup out of memory|SMP: stopping|Rebooting in|Read of size|Write of size|The buggy address|Reported by Kernel|Allocated by|Freed by|stack backtrace:|---\\[ end ',
].join('|')})`);
const OOM_END = /^(?:Out of memory: Kill|Memory cgroup out of memory: Kill|Out of memory and no killable)/;
/** Opens a report at its first line. A null signature stands for `cut here`, which does not say what it is. */
function openSplat(signature, text, at) {
    return {
        signature,
        headline: text,
        ...at,
        cut: signature === null,
        proven: false,
        lines: [text],
        size: text.length,
        dropped: 0,
        kept: 1,
        strays: 0,
        frames: [],
        collecting: false,
        traceSeen: false,
        pointer: null,
        taint: null,
        access: null,
    };
}
function append(splat, text, isPart) {
    if (splat.size + text.length > MAX_EXCERPT) {
        splat.dropped += 1;
    }
    else {
        splat.lines.push(text);
        splat.size += text.length + 1;
        if (isPart) {
            splat.kept = splat.lines.length;
        }
    }
    splat.strays = isPart ? 0 : splat.strays + 1;
}
function noteFrame(splat, text) {
    const frame = parseFrame(text);
    if (frame === null) {
        return false;
    }
    if (splat.signature?.kind !== 'lockdep' || splat.collecting) {
        splat.traceSeen = true;
        if (!frame.unsure && splat.frames.length < MAX_FRAMES) {
            splat.frames.push(frame.name);
        }
    }
    return true;
}
function noteBody(splat, text) {
    splat.pointer ??= splat.frames.length === 0 ? parseInstructionPointer(text) : null;
    if (TRACE_START.test(text)) {
        splat.collecting = true;
    }
    const taint = splat.taint === null ? TAINT.exec(text) : null;
    if (taint !== null) {
        splat.taint = (taint[1] ?? '').replace(/ /g, '');
    }
    splat.access ??= ACCESS.exec(text)?.[1] ?? null;
    splat.proven ||= PROOF.test(text);
    return BODY.test(text) || TRACE_START.test(text);
}
function strayLimit(splat) {
    const body = splat.signature?.body ?? 'trace';
    if (splat.traceSeen && splat.signature?.kind !== 'oom' && body !== 'ruled') {
        return splat.cut ? MAX_STRAYS : 0;
    }
    return body === 'trace' ? MAX_STRAYS : MAX_LONG;
}
/**
 * Gives the next kernel line of the same source to a report.
 *
 * Returns `more` while it goes on, `last` when this line was its last, `after` when it had ended before this line.
 */
function feedSplat(splat, text) {
    const ruled = splat.signature?.body === 'ruled';
    if (END_MARK.test(text) || (ruled && RULE.test(text))) {
        splat.proven ||= END_MARK.test(text);
        append(splat, text, true);
        return 'last';
    }
    const isPart = noteFrame(splat, text) || noteBody(splat, text);
    if (isPart) {
        append(splat, text, true);
        return splat.signature?.kind === 'oom' && OOM_END.test(text) ? 'last' : 'more';
    }
    if (splat.strays >= strayLimit(splat)) {
        return 'after';
    }
    append(splat, text, false);
    return 'more';
}
const DIES = new Set(['bug', 'null-deref', 'page-fault', 'gpf', 'oops', 'ubsan']);
/** Whether a line that could open a report of its own belongs to this open one. */
function belongsTo(splat, next, text) {
    const open = splat.signature;
    if (next.kind === 'panic') {
        return false;
    }
    if (open === null) {
        return true;
    }
    if (next.kind === 'oom' || next.kind === 'rcu-stall' || next.kind === 'no-root') {
        return open.kind === next.kind;
    }
    if (splat.traceSeen) {
        return false;
    }
    if (DIES.has(open.kind) && (DIE_COUNTER.test(text) || text.startsWith('KASAN: ') || next.id === 'bug.at')) {
        return true;
    }
    return splat.cut && next.kind === 'warning';
}
/** Takes such a line in; the more specific of the two signatures stays. */
function adopt(splat, next, text) {
    const open = splat.signature;
    const warned = next.kind === 'warning' && open?.id === 'list-corruption';
    if (open === null || warned || (open.id === 'oops' && next.kind !== 'oops')) {
        splat.signature = next;
        splat.headline = text;
    }
    splat.proven ||= DIE_COUNTER.test(text);
    append(splat, text, true);
}
function blamed(splat) {
    const all = splat.pointer === null ? splat.frames : [splat.pointer, ...splat.frames];
    const unique = all.filter((name, index) => name !== all[index - 1]);
    const ours = unique.filter((name) => !isReporter(name));
    return ours.length === 0 ? unique : ours;
}
/**
 * The finding of a finished report, or null where nothing shows that it is one: a `cut here` without a report, or a
 * line without time stamp that only looks like the kernel's.
 */
function finishSplat(splat) {
    if (splat.signature === null && splat.proven) {
        splat.signature = signatureById('warning');
        const said = splat.lines[1] ?? '';
        splat.headline = said === '' || BODY.test(said) ? 'WARNING' : said;
    }
    const signature = splat.signature;
    if (signature === null || (splat.bare && !splat.proven && !splat.traceSeen && !signature.dead)) {
        return null;
    }
    const functions = blamed(splat);
    const cutNote = splat.dropped > 0 ? [`[${splat.dropped} more lines cut]`] : [];
    const title = findingTitle({
        signature,
        headline: splat.headline,
        place: functions[0] ?? null,
        access: splat.access,
    });
    return {
        kind: signature.kind,
        title: flat(title),
        line: splat.line,
        excerpt: [...splat.lines.slice(0, splat.kept), ...cutNote].join('\n'),
        fatal: signature.fatal,
        dead: signature.dead,
        taint: splat.taint === null ? null : flat(splat.taint),
        signature: flat(functions.slice(0, SIGNATURE_FRAMES).join(':')),
    };
}
/** A copy that does not keep the chunk of the log alive it was cut from. */
function flat(text) {
    return Buffer.from(text, 'utf8').toString('utf8');
}

;// CONCATENATED MODULE: ./build/evidence/kernel-log/scan-state.js


const MAX_KEYS = 4096;
const STUCK = new Set(['soft-lockup', 'hard-lockup', 'rcu-stall', 'hung-task']);
function newState(options, emit) {
    return {
        emit,
        stampedOnly: options.stampedOnly ?? false,
        maxFindings: options.maxFindings ?? 1000,
        carry: '',
        line: 0,
        stamped: options.stampedOnly ?? false,
        open: new Map(),
        boots: newBoots(),
        findings: [],
        keys: new Set(),
        dropped: 0,
        rootMissing: false,
    };
}
function keep(state, finding) {
    if (state.findings.length < state.maxFindings) {
        state.findings.push(finding);
    }
    else {
        state.dropped += 1;
    }
    state.emit({ type: 'finding', finding });
}
function scan_state_close(state, caller, splat) {
    state.open.delete(caller);
    if (splat.bare && state.stamped) {
        return;
    }
    const finding = finishSplat(splat);
    if (finding === null || (splat.key !== null && state.keys.has(splat.key))) {
        return;
    }
    if (splat.key !== null && state.keys.size < MAX_KEYS) {
        state.keys.add(splat.key);
    }
    state.boots.stuckAt = STUCK.has(finding.kind) ? state.line : null;
    keep(state, finding);
}
function closeAll(state) {
    for (const [caller, splat] of [...state.open]) {
        scan_state_close(state, caller, splat);
    }
}
/** A finding of one line. A reboot is not fatal in itself: whether it was asked for is known elsewhere. */
function plainFinding(kind, title, line, text, dead) {
    return { kind, title, line, excerpt: text, fatal: dead, dead, taint: null, signature: '' };
}

;// CONCATENATED MODULE: ./build/evidence/kernel-log/scanner.js







const MAX_LINE = 65_536;
const MAX_OPEN = 64;
const STAMPED_LINE = /^(?:<\d{1,3}>)?\[ {0,8}\d{1,8}\.\d{6}\]/m;
const CUT_HERE = /^(?:-{4,40}\[ cut here \]-{4,40}|8<--- cut here ---)/;
const REPORT_END = /^---\[ end /;
const SHUTDOWN = /^reboot: (?:(Power (?:down|off)|System halted)|(Restarting system))/;
const KEXEC = /^kexec(?:_core)?: Starting new kernel/;
const KILLED = /^qemu-system-\w+: terminating on signal \d+/;
const FIRMWARE = /SeaBIOS|iPXE|BdsDxe|UEFI|GRUB|U-Boot|Booting from|Boot failed/;
const ROOT_PANIC = /VFS: Unable to mount root fs|No working init found|Requested init .{1,80} failed/;
const INIT_PANIC = /Attempted to kill init!/;
/** A panic names its cause in its text; the cause is a finding of its own kind beside the panic. */
function causesOfPanic(state, text) {
    if (INIT_PANIC.test(text)) {
        keep(state, plainFinding('init-died', 'Attempted to kill init', state.line, text, true));
    }
    if (ROOT_PANIC.test(text) && !state.rootMissing) {
        state.rootMissing = true;
        const cause = text.replace(/^Kernel panic - not syncing: /, '');
        const parts = { signature: signatureById('no-root'), headline: cause, place: null, access: null };
        keep(state, plainFinding('no-root', findingTitle(parts), state.line, text, true));
    }
}
function openReport(state, line, signature) {
    if (signature?.dead && state.boots.pending !== null) {
        confirmBoot(state, state.boots.pending, true);
    }
    if (signature?.kind === 'no-root' && state.rootMissing) {
        return;
    }
    const caller = line.caller ?? '';
    if (state.open.size >= MAX_OPEN) {
        closeAll(state);
    }
    const key = line.stamp === null || signature === null ? null : `${line.stamp} ${line.text}`;
    const replayed = key !== null && state.keys.has(key);
    const splat = openSplat(signature, line.text, { line: state.line, key, bare: line.origin === 'bare' });
    splat.proven = line.origin === 'bare' && state.boots.count > 0;
    state.open.set(caller, splat);
    if (signature?.dead && !replayed) {
        reportDeath(state, signature, line.text);
    }
    if (signature?.body === 'none') {
        scan_state_close(state, caller, splat);
    }
}
function reportDeath(state, signature, text) {
    const parts = { signature, headline: text, place: null, access: null };
    if (signature.kind === 'panic') {
        state.boots.dead = true;
        state.boots.everDead = true;
        causesOfPanic(state, text);
    }
    state.rootMissing ||= signature.kind === 'no-root';
    state.emit({ type: 'fatal', kind: signature.kind, title: findingTitle(parts), line: state.line });
}
function takeHeadline(state, line, signature) {
    const caller = line.caller ?? '';
    const open = state.open.get(caller);
    if (open !== undefined && belongsTo(open, signature, line.text)) {
        adopt(open, signature, line.text);
        open.key ??= line.stamp === null ? null : `${line.stamp} ${line.text}`;
        return;
    }
    if (open !== undefined) {
        scan_state_close(state, caller, open);
    }
    openReport(state, line, signature);
}
function takeCutHere(state, line) {
    const caller = line.caller ?? '';
    const open = state.open.get(caller);
    if (open?.signature?.id === 'list-corruption' && !open.traceSeen) {
        feedSplat(open, line.text);
        open.cut = true;
        return;
    }
    if (open !== undefined) {
        scan_state_close(state, caller, open);
    }
    openReport(state, line, null);
}
function takeBanner(state, line, release) {
    closeAll(state);
    const { boots } = state;
    state.rootMissing = false;
    // Only a banner nobody announced may be a log that is printed again.
    if (wouldBeUnannounced(boots) && boots.mark !== null && line.stamp !== null) {
        boots.pending = { line: state.line, text: line.text, release };
        return;
    }
    confirmBoot(state, { line: state.line, text: line.text, release }, line.stamp !== null);
}
function confirmBoot(state, banner, stamped) {
    const { boots } = state;
    if (wouldBeUnannounced(boots)) {
        boots.rebooted = true;
        const title = 'unannounced reboot of the kernel';
        keep(state, plainFinding('reboot', title, banner.line, banner.text, false));
    }
    startBoot(boots, banner.release, stamped);
    state.emit({ type: 'banner', release: banner.release, line: banner.line });
}
function takeShutdown(state, text) {
    const shutdown = SHUTDOWN.exec(text);
    const kexec = KEXEC.test(text);
    if (shutdown === null && !kexec) {
        return false;
    }
    const { boots } = state;
    if (shutdown?.[1] !== undefined) {
        boots.poweredOff = true;
        state.emit({ type: 'shutdown', action: 'power-off', line: state.line });
    }
    else if (!boots.dead) {
        boots.restartAnnounced = true;
        keep(state, plainFinding('reboot', kexec ? 'kexec: Starting new kernel' : 'reboot: Restarting system', state.line, text, false));
        state.emit({ type: 'shutdown', action: 'restart', line: state.line });
    }
    return true;
}
function takeMark(state, line) {
    const { boots } = state;
    if (line.stamp === null || !(boots.awaitingMark || boots.pending !== null)) {
        return;
    }
    const seen = compareMark(boots, line.stamp, line.text);
    if (seen === 'same') {
        boots.pending = null;
    }
    else if (seen === 'new' && boots.pending !== null) {
        confirmBoot(state, boots.pending, true);
        compareMark(boots, line.stamp, line.text);
    }
}
function feedOpen(state, line) {
    const caller = line.caller ?? '';
    const open = state.open.get(caller);
    if (open === undefined) {
        return;
    }
    const went = feedSplat(open, line.text);
    if (went !== 'more') {
        scan_state_close(state, caller, open);
    }
}
function takeKernelLine(state, line, hasWord) {
    state.boots.kernelSeen ||= line.origin === 'stamped';
    takeMark(state, line);
    if (hasWord && !REPORT_END.test(line.text)) {
        const release = bannerRelease(line.text);
        if (release !== null) {
            state.boots.kernelSeen = true;
            takeBanner(state, line, release);
            return;
        }
        if (CUT_HERE.test(line.text)) {
            takeCutHere(state, line);
            return;
        }
        if (takeShutdown(state, line.text)) {
            return;
        }
        const signature = matchSignature(line.text);
        if (signature !== null) {
            takeHeadline(state, line, signature);
            return;
        }
    }
    feedOpen(state, line);
}
/** From here on bare lines are a program's; those before, and what was read from them, were a program's as well. */
function noticeStamps(state) {
    if (!state.stamped) {
        state.stamped = true;
        state.boots = { ...newBoots(), kernelSeen: true };
        state.findings = [];
        state.dropped = 0;
    }
}
function takeLine(state, raw) {
    state.line += 1;
    const line = parseConsoleLine(raw);
    const hasWord = WORD.test(line.text);
    if (hasWord && KILLED.test(line.text)) {
        state.boots.killed = true;
        return;
    }
    if (line.origin === 'stamped') {
        noticeStamps(state);
    }
    else if (state.stamped) {
        return;
    }
    takeKernelLine(state, line, hasWord);
}
function countLines(text, from, to) {
    let count = 0;
    for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) {
        count += 1;
    }
    return count;
}
function mustReadEveryLine(state) {
    return state.open.size > 0 || state.boots.awaitingMark || state.boots.pending !== null;
}
/** Reads whole lines. Between reports only lines with one of the trigger words are looked at. */
function takeText(state, text, end) {
    const nextTrigger = createNextMatch(text, TRIGGERS);
    const stampAt = state.stamped ? -1 : text.search(STAMPED_LINE);
    let at = 0;
    while (at < end) {
        if (!mustReadEveryLine(state)) {
            const word = nextTrigger(at);
            const start = word >= end ? end : text.lastIndexOf('\n', word) + 1;
            state.line += countLines(text, at, start);
            at = start;
            if (stampAt !== -1 && stampAt < at) {
                noticeStamps(state);
            }
            if (at >= end) {
                return;
            }
        }
        const newline = text.indexOf('\n', at);
        takeLine(state, text.slice(at, newline));
        at = newline + 1;
    }
}
function scanner_note(state, text) {
    const { boots } = state;
    if (!boots.kernelSeen) {
        boots.textSeen ||= /\S/.test(text);
        boots.firmwareSeen ||= FIRMWARE.test(text);
    }
}
/** Text without a newline is only put aside: joining it up each time would take time quadratic in the line. */
function feed(state, chunk) {
    const end = chunk.lastIndexOf('\n') + 1;
    if (end > 0) {
        const text = state.carry + chunk.slice(0, end);
        scanner_note(state, text);
        takeText(state, text, text.length);
        state.carry = '';
    }
    if (state.carry.length < MAX_LINE) {
        state.carry += chunk.slice(end, end + MAX_LINE);
    }
}
function finish(state, cutShort) {
    if (state.carry !== '') {
        feed(state, '\n');
    }
    closeAll(state);
    if (state.boots.pending !== null) {
        confirmBoot(state, state.boots.pending, true);
    }
    const { boots } = state;
    return {
        findings: [...state.findings].sort((left, right) => left.line - right.line),
        dropped: state.dropped,
        ending: ending(boots, state.line, cutShort),
        boots: boots.count,
        release: boots.release,
        kernel: boots.kernelSeen || state.findings.length > 0,
        lines: state.line,
    };
}
/**
 * Finds the kernel's own reports in a console or dmesg log: one finding per report, and how the log ends.
 *
 * Only lines with the kernel's time stamp count once one was seen. Without any (a kernel that prints none) a line
 * counts when what follows has the shape of a kernel report. Memory does not grow with the log.
 */
function createLogScanner(options = {}, emit = () => { }) {
    const state = newState(options, emit);
    return {
        feed: (chunk) => feed(state, chunk),
        end: (how = {}) => finish(state, how.cutShort ?? false),
    };
}

;// CONCATENATED MODULE: ./build/evidence/scrub.js

function rule(kind, pattern, keep = false) {
    return { kind, pattern, keep };
}
/** A value that is a placeholder or already masked, not a secret. */
const NOT_A_VALUE = String.raw `(?!\$|\*{3}|<|%|\[REDACTED|\(|\{)`;
const NAMES = 'password|passwd|passphrase|secret|api[_-]?key|access[_-]?key|private[_-]?key|session[_-]?token|auth[_-]?token|access[_-]?token|refresh[_-]?token|client[_-]?secret|account[_-]?key|api[_-]?token';
/**
 * In order: the specific before the general. With `keep`, the first group stays and what follows it is the secret.
 * Every repetition is bounded or over one character class, so each takes time linear in the line.
 */
const RULES = [
    rule('pem-private-key', /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[A-Za-z0-9+/=\s]|\\[nr]){0,20000}(?:-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?/g),
    rule('ssh-public-key', /\b(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\d{3}|sk-ssh-ed25519@openssh\.com) AAAA[A-Za-z0-9+/]{36,}={0,3}/g),
    rule('github-token', /\bgithub_pat_[A-Za-z0-9_]{22,}/g),
    rule('github-token', /\bgh[pousr]_[A-Za-z0-9_-]{20,}(?:\.[A-Za-z0-9_-]+){0,2}/g),
    rule('github-runner-jitconfig', /(--jitconfig[= ]{1,2}["']?)[A-Za-z0-9+/=_-]{16,}/g, true),
    rule('github-runner-jitconfig', /\beyI(?:uc|LnJ1bm5lc|iL|g)[A-Za-z0-9+/_-]{200,}={0,2}/g),
    rule('jwt', /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{0,}/g),
    rule('encoded-credentials', /\beyJ[A-Za-z0-9+/_-]{100,}={0,2}/g),
    rule('github-runner-token', /((?:config\.sh|run\.sh|registration|--token)[^\n]{0,80}?--?token[= ]{1,2}["']?|--token[= ]{1,2}["']?)[A-Z0-9]{29}\b/g, true),
    rule('presigned-url', /([?&](?:amp;)?(?:X-Amz-(?:Signature|Security-Token|Credential)|Signature|AWSAccessKeyId|sig|X-Goog-(?:Signature|Credential))=)[A-Za-z0-9%+/=._~-]{8,}/gi, true),
    rule('aws-access-key-id', /\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}\b/g),
    rule('aws-secret-key', /((?:aws[_-]?)?secret[_-]?(?:access[_-]?)?key["']?\s{0,4}[:=]\s{0,4}["']?)[A-Za-z0-9/+=]{40}(?![A-Za-z0-9/+=])/gi, true),
    rule('aws-session-token', /((?:aws[_-]?session[_-]?token|sessiontoken|x-amz-security-token)["']?\s{0,4}[:=]\s{0,4}["']?)[A-Za-z0-9/+=]{40,}/gi, true),
    rule('slack-webhook', /(https:\/\/hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/)[A-Za-z0-9/_-]{16,}/g, true),
    rule('slack-token', /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g),
    rule('webhook', /(https:\/\/(?:discord(?:app)?\.com\/api\/webhooks|[a-z0-9-]{1,60}\.webhook\.office\.com\/webhookb2)\/)[A-Za-z0-9@/_-]{16,}/g, true),
    rule('service-token', /\b(?:glpat-[A-Za-z0-9_-]{20,}|npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{40,}|dckr_pat_[A-Za-z0-9_-]{20,}|AIza[A-Za-z0-9_-]{35}|[rs]k_live_[A-Za-z0-9]{16,}|hf_[A-Za-z0-9]{30,}|sk-[A-Za-z0-9_-]{32,})/g),
    rule('bearer-token', /\b(Bearer\s{1,4})[A-Za-z0-9._~+/-]{8,}={0,2}/gi, true),
    rule('basic-auth', /(\bAuthorization["']?\s{0,4}[:=]\s{0,4}["']?(?:Basic|token)\s{1,4})[A-Za-z0-9._~+/=-]{6,}/gi, true),
    rule('basic-auth', /(\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/@"'<>[\]]{0,256}:)[^\s/@"'<>]{1,512}(?=@[A-Za-z0-9[])/gi, true),
    rule('basic-auth', /(\bhttps?:\/\/)[A-Za-z0-9_.-]{20,512}(?=@[A-Za-z0-9[])/gi, true),
    rule('credential-kv', new RegExp(`((?:^|[^A-Za-z0-9])[A-Za-z0-9_-]{0,40}(?:${NAMES})\\\\?["']?=\\s{0,2}\\\\?["']?)${NOT_A_VALUE}[^\\s"'&;,\\\\)]{6,}`, 'gi'), true),
    rule('credential-kv', new RegExp(`(["'][A-Za-z0-9_-]{0,40}(?:${NAMES})\\\\?["']\\s{0,4}:\\s{0,4}\\\\?["'])${NOT_A_VALUE}[^\\s"'\\\\]{6,}`, 'gi'), true),
    rule('credential-kv', new RegExp(`((?:^|\\s)[A-Za-z0-9_-]{0,40}(?:${NAMES}):\\s{1,4})(?=[^\\s]{0,40}\\d)${NOT_A_VALUE}[A-Za-z0-9+/=_.~-]{8,}(?=\\s|$)`, 'gi'), true),
];
/** Words at least one of which is on every line a rule can match, in expressions short enough to be searched fast. */
const HINTS = [
    /-----BEGIN|github_pat|gh[pousr]_|AKIA|ASIA|AROA|AIDA|glpat-|xox[abeoprs]-|AIza|AAAA[A-Z]/g,
    /:\/\/|ey[IJ]|[?&;][Ss]ig(?:nature)?=|[Xx]-[AaGg]|AWSAccess|[rs]k_live|hf_|npm_|pypi-|dckr_|\bsk-/g,
    /[Tt]oken|TOKEN|[Kk]ey["\\]{0,2}[:= ]|KEY["\\]{0,2}[:= ]|jitconfig/g,
    /[Pp]ass(?:w|phrase)|PASS(?:W|PHRASE)|[Ss]ecret|SECRET|[Bb]earer|BEARER|[Aa]uthorization|AUTHORIZATION/g,
];
const KEY_BEGIN = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const KEY_END = /-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const KEY_LINE = /^((?:\S{0,40} )?(?:<\d{1,3}>)?(?:\[[^\]]{1,40}\] ?){0,3}[\s>|+#-]{0,20})((?:[A-Za-z0-9+/]{16,}={0,2}|[A-Za-z0-9+/]{2,15}={0,2}(?=\s*$)|(?:Proc-Type|DEK-Info|Version|Comment): .*))(?=\s|\[|$)/;
const MAX_KEY_LINES = 400;
const MAX_STRANGE = 8;
const scrub_MAX_LINE = 65_536;
const ENDS_REDACTED = /\[REDACTED:[a-z-]{1,40}\]$/;
const TOKEN_CHARACTER = /[A-Za-z0-9+/=_.~%-]/;
function marker(kind) {
    return `[REDACTED:${kind}]`;
}
function scrub_note(state, kind) {
    state.found.set(kind, (state.found.get(kind) ?? 0) + 1);
    return marker(kind);
}
function applyRules(state, line) {
    let text = line;
    for (const { kind, pattern, keep } of RULES) {
        text = text.replace(pattern, (_whole, kept) => keep ? `${kept}${scrub_note(state, kind)}` : scrub_note(state, kind));
    }
    return text;
}
/** A line inside a private key that was printed over several lines, with whatever a console puts before it. */
function scrubKeyLine(state, line) {
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
function scrubLine(state, line) {
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
function scrubPart(state, part) {
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
function cutAt(text) {
    const blank = text.lastIndexOf(' ', scrub_MAX_LINE);
    return blank > scrub_MAX_LINE / 2 ? blank : scrub_MAX_LINE;
}
/** Whole lines. Outside a private key only those with a hint are looked at. */
function scrubLines(state, text, end) {
    const nextHint = createNextMatch(text, HINTS);
    const out = [];
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
function scrub_feed(state, chunk) {
    if (state.carry.length + chunk.length <= scrub_MAX_LINE && !chunk.includes('\n')) {
        state.carry += chunk;
        return '';
    }
    const text = state.carry + chunk;
    const end = text.lastIndexOf('\n') + 1;
    const out = [scrubLines(state, text, end)];
    state.carry = text.slice(end);
    while (state.carry.length > scrub_MAX_LINE) {
        const cut = cutAt(state.carry);
        out.push(scrubPart(state, state.carry.slice(0, cut)));
        state.carry = state.carry.slice(cut);
    }
    return out.join('');
}
/** A scrubber for one log, with constant memory. Secrets become `[REDACTED:<kind>]`. */
function createScrubber() {
    const state = { carry: '', keyLines: 0, strange: 0, inToken: false, found: new Map() };
    return {
        feed: (chunk) => scrub_feed(state, chunk),
        end() {
            const rest = scrubPart(state, state.carry);
            state.carry = '';
            return rest;
        },
        counts: () => Object.fromEntries(state.found),
    };
}
/** Scrubs a text that is there as a whole. */
function scrub(text) {
    const scrubber = createScrubber();
    const scrubbed = scrubber.feed(text) + scrubber.end();
    return { text: scrubbed, counts: scrubber.counts() };
}

;// CONCATENATED MODULE: ./build/run/evidence.js
/** Makes a machine's collected files fit to be kept: secrets out, and what the kernel's log says of it read. */





/** Whether a file holds text: no NUL in its beginning. */
async function isText(file) {
    const handle = await (0,promises_.open)(file);
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(8192), 0, 8192, 0);
        return !buffer.subarray(0, bytesRead).includes(0);
    }
    finally {
        await handle.close();
    }
}
/** Rewrites a text file without secrets; leaves it alone when it holds none. Resolves to what was found, by kind. */
async function scrubFile(file) {
    const scrubber = createScrubber();
    const scrubbed = `${file}.scrubbed`;
    const output = await (0,promises_.open)(scrubbed, 'w');
    try {
        // Byte for byte: a log need not be valid in any encoding, and what we look for is ASCII.
        for await (const chunk of (0,external_node_fs_.createReadStream)(file, { encoding: 'latin1' })) {
            await output.write(scrubber.feed(chunk), null, 'latin1');
        }
        await output.write(scrubber.end(), null, 'latin1');
    }
    finally {
        await output.close();
    }
    await (0,promises_.rename)(scrubbed, file);
    return scrubber.counts();
}
/** Takes secrets out of every text file below a folder; says how many it found. */
async function scrubFolder(folder) {
    const notes = [];
    for (const entry of await (0,promises_.readdir)(folder, { recursive: true, withFileTypes: true })) {
        const file = (0,external_node_path_.join)(entry.parentPath, entry.name);
        if (!entry.isFile() || !(await isText(file))) {
            continue;
        }
        const counts = Object.entries(await scrubFile(file));
        if (counts.length > 0) {
            const what = counts.map(([kind, count]) => `${count} × ${kind}`).join(', ');
            notes.push(`taken out of ${entry.name} as secrets: ${what}`);
        }
    }
    return notes;
}
/** The kernel's reports in a console log. `machine` and `source` are set in each. */
async function readFindings(consoleLog, machine) {
    const scanner = createLogScanner();
    for await (const chunk of (0,external_node_fs_.createReadStream)(consoleLog, { encoding: 'latin1' })) {
        scanner.feed(chunk);
    }
    return scanner.end().findings.map((finding) => ({ ...finding, machine, source: 'console.log' }));
}
/** Writes `findings.json`: every machine's findings, without what only the verdict needs. */
async function writeFindings(out, findings) {
    const entries = findings.map(({ kind, title, line, excerpt, machine, source }) => ({
        kind,
        title,
        line,
        excerpt,
        machine,
        source,
    }));
    await (0,promises_.writeFile)((0,external_node_path_.join)(out, 'findings.json'), `${JSON.stringify({ schema: 1, findings: entries }, null, 2)}\n`);
}

;// CONCATENATED MODULE: ./build/run/schedule.js
/** Runs machines side by side within a budget of CPUs. */
/**
 * Runs all tasks, in order, as many at a time as the budget allows.
 *
 * @returns their results in the order of the tasks
 * @throws the first error, after the tasks that were running have ended; none is started after it
 */
async function runWithinBudget(tasks, budget) {
    const results = new Array(tasks.length);
    const failures = [];
    let next = 0;
    let busy = 0;
    await new Promise((resolve) => {
        let running = 0;
        const startMore = () => {
            while (next < tasks.length && failures.length === 0) {
                const index = next;
                const task = tasks[index];
                const cpus = Math.min(task.cpus, budget);
                if (busy + cpus > budget) {
                    break;
                }
                next += 1;
                busy += cpus;
                running += 1;
                void task
                    .run()
                    .then((result) => {
                    results[index] = result;
                }, (error) => failures.push(error))
                    .finally(() => {
                    busy -= cpus;
                    running -= 1;
                    startMore();
                });
            }
            if (running === 0) {
                resolve();
            }
        };
        startMore();
    });
    if (failures.length > 0) {
        throw failures[0];
    }
    return results;
}

;// CONCATENATED MODULE: ./build/run/machines.js
/** Runs the planned machines in the qemu lab: scheduling, fresh attempts after infrastructure trouble, evidence. */









/** A machine that never ran, with why. */
function unstartedMachine(cell, planned, test, reason) {
    return {
        id: planned.id,
        test: cell.test,
        instance_type: cell.instance_type,
        arch: cell.arch,
        instance_id: null,
        replica: planned.replica,
        verdict: 'incomplete',
        reason,
        boots: 0,
        boot_log: [],
        stages: test.stages.map(({ n, script }) => ({
            n,
            script,
            exit_code: null,
            verdict: null,
            reason: null,
            boot_id: null,
            kernel_release: null,
            started_at: null,
            duration_s: null,
        })),
        notes: [],
        started_at: null,
        finished_at: null,
    };
}
/** The folder of a machine in the results tree. */
const machineFolder = (out, machine) => (0,external_node_path_.join)(out, 'machines', machine.test, machine.id);
/** Only trouble that a fresh machine may not have is worth one. */
const worthRetrying = (machine) => machine.verdict === 'incomplete' && !/^(interrupted|wrong-kernel)/.test(machine.reason ?? '');
/** A log that cannot be read is no pass. */
async function judgeLog(machine, consoleLog) {
    const { verdict, reason } = machine;
    try {
        const findings = await readFindings(consoleLog, machine.id);
        const fatal = findings.filter((finding) => finding.fatal).map(({ title }) => title);
        return { judged: judgeFindings({ verdict, reason }, fatal), findings };
    }
    catch (error) {
        const failure = {
            verdict: 'fail',
            reason: `log-scan: the console could not be read: ${(0,errors/* errorMessage */.gJ)(error)}`,
        };
        return { judged: verdict === 'pass' || verdict === 'skip' ? failure : { verdict, reason }, findings: [] };
    }
}
async function runOnce(lab, run, order) {
    const remains = await runMachine(lab.setup, order, run.hooks, run.signal);
    try {
        const target = machineFolder(run.out, remains.machine);
        const notes = await collectEvidence(remains, target);
        notes.push(...(await scrubFolder(target)));
        const { judged, findings } = await judgeLog(remains.machine, (0,external_node_path_.join)(target, 'console.log'));
        const machine = { ...remains.machine, ...judged, notes: [...remains.machine.notes, ...notes] };
        await writeMachine(target, machine);
        return { machine, findings };
    }
    finally {
        await (0,promises_.rm)((0,external_node_path_.join)(lab.setup.scratch, order.id), { recursive: true, force: true });
    }
}
async function runWithRetries(lab, run, order) {
    const earlier = [];
    run.hooks.started(order.id);
    for (let attempt = 1;; attempt += 1) {
        const { machine, findings } = await runOnce(lab, run, order);
        const retry = worthRetrying(machine) && attempt <= run.config.retries.incomplete && !run.signal.aborted;
        if (!retry) {
            const final = { ...machine, notes: [...earlier, ...machine.notes] };
            await writeMachine(machineFolder(run.out, final), final);
            await run.hooks.ended(final);
            return { machine: final, findings };
        }
        const folder = machineFolder(run.out, machine);
        await (0,promises_.rename)(folder, `${folder}.attempt-${attempt}`);
        earlier.push(`attempt ${attempt} was incomplete (${machine.reason}); its evidence is in ${order.id}.attempt-${attempt}`);
        run.hooks.progress(order.id, `incomplete (${machine.reason}): starting a fresh machine`);
    }
}
/** Runs every machine of the plan. What goes wrong with one is in its verdict and does not stop the others. */
async function runMachines(lab, run) {
    const tasks = run.plan.cells.flatMap((cell) => {
        const test = run.tests.find(({ name }) => name === cell.test);
        return cell.machines.map((planned) => ({
            cpus: cell.exclusive ? run.budget : run.config.qemu.cpus,
            run: async () => {
                if (run.signal.aborted) {
                    return { machine: unstartedMachine(cell, planned, test, 'interrupted'), findings: [] };
                }
                const order = {
                    id: planned.id,
                    test,
                    instanceType: cell.instance_type,
                    replica: planned.replica,
                    order: planned.order,
                    firstKernel: cell.kernel,
                    cpus: run.config.qemu.cpus,
                };
                try {
                    return await runWithRetries(lab, run, order);
                }
                catch (error) {
                    const machine = unstartedMachine(cell, planned, test, `lab: ${(0,errors/* errorMessage */.gJ)(error)}`);
                    await run.hooks.ended(machine);
                    return { machine, findings: [] };
                }
            },
        }));
    });
    return runWithinBudget(tasks, run.budget);
}

;// CONCATENATED MODULE: ./build/run/compare.js
/** Compares the benchmark values that the machines of a run left. */






/**
 * Reads `benchmark-base*.csv` and `benchmark-tip*.csv` of all machines that passed and compares tip with base.
 *
 * A machine that failed or is incomplete is left out: its values are of an environment in which something was wrong.
 */
async function compareMachines(out, machines, settings, orders) {
    const rows = [];
    const excluded = [];
    for (const machine of machines) {
        const folder = machineFolder(out, machine);
        for (const name of (await (0,promises_.readdir)(folder).catch(() => [])).sort()) {
            const side = /^benchmark-.*\.csv$/.test(name) ? sideOfFile(name) : null;
            if (side === null) {
                continue;
            }
            if (machine.verdict !== 'pass') {
                excluded.push({ what: `${machine.id}/${name}`, reason: `the machine's verdict is ${machine.verdict}` });
                continue;
            }
            const parsed = parseBenchmarkCsv(await (0,promises_.readFile)((0,external_node_path_.join)(folder, name), 'utf8'), {
                name: `${machine.id}/${name}`,
                side,
            });
            rows.push(...parsed.series);
            excluded.push(...parsed.excluded);
        }
    }
    if (rows.length === 0) {
        return { comparison: null, notes: excluded.map(({ what, reason }) => `not compared: ${what}: ${reason}`) };
    }
    try {
        const comparison = compareRows(rows, {
            margin: settings.margin / 100,
            min_effect: settings['min-effect'] / 100,
            negative_controls: settings['negative-controls'],
            directions: settings.directions,
            order: orders,
        });
        return { comparison: { ...comparison, excluded: [...comparison.excluded, ...excluded] }, notes: [] };
    }
    catch (error) {
        return { comparison: null, notes: [`the benchmarks could not be compared: ${(0,errors/* errorMessage */.gJ)(error)}`] };
    }
}

// EXTERNAL MODULE: ./build/evidence/escape.js
var evidence_escape = __webpack_require__(39957);
;// CONCATENATED MODULE: ./build/report/comparison.js
const comparison_number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, useGrouping: false });
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
        item.mean_base === null ? '–' : `${comparison_number.format(item.mean_base)} ${item.unit}`,
        item.mean_tip === null ? '–' : `${comparison_number.format(item.mean_tip)} ${item.unit}`,
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

;// CONCATENATED MODULE: ./build/report/summary.js


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
const cell = evidence_escape/* escapeMarkdown */.FV;
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
        lines.push(`<details><summary>Last lines</summary>\n\n${(0,evidence_escape/* markdownBlock */.dI)(excerpt)}\n\n</details>`);
    }
    return lines.join('\n\n');
}
const table = (rows) => rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
function comparisonSection(file, emulated) {
    const rows = comparisonRows(file).map((row) => row.map(cell));
    return `#### Benchmarks\n\n${cell(comparisonSentence(file, emulated))}\n\n${table([comparisonHead, comparisonHead.map(() => '---'), ...rows])}`;
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
        ...(comparison === null ? [] : [comparisonSection(comparison, emulated)]),
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

;// CONCATENATED MODULE: ./build/report/html.js



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
const e = evidence_escape/* escapeHtml */.ZD;
function stageTable(machine) {
    const rows = machine.stages.map((stage) => `<tr><td>${stage.n}</td><td><code>${e(stage.script)}</code></td><td class="${stage.verdict ?? 'incomplete'}">${stage.verdict ?? 'no result'}</td>` +
        `<td>${stage.exit_code ?? '–'}</td><td class="short">${secondsText(stage.duration_s)}</td><td>${e(stage.kernel_release ?? '–')}</td></tr>`);
    return `<div class="wide"><table><thead><tr><th>Stage</th><th>Script</th><th>Verdict</th><th>Exit code</th><th>Time</th><th>Kernel</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
function bootTable(machine) {
    const rows = machine.boot_log.map((boot) => `<tr><td>${boot.n}</td><td>${boot.kernel}</td><td>${e(boot.kernel_release ?? '–')}</td><td><code>${e(boot.boot_id ?? '–')}</code></td>` +
        `<td class="short">${secondsText(boot.boot_s)}</td><td>${boot.ending}${boot.detail === null ? '' : `: ${e(boot.detail)}`}</td></tr>`);
    return `<div class="wide"><table><thead><tr><th>Boot</th><th>Asked for</th><th>Kernel</th><th>Boot id</th><th>Came up in</th><th>Ended by</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
function machineDetails(machine, excerpt) {
    const open = machine.verdict === 'fail' || machine.verdict === 'incomplete' ? ' open' : '';
    const notes = machine.notes.map((note) => `<li>${e(note)}</li>`).join('');
    return (`<details${open}><summary><span class="verdict ${machine.verdict}">${machine.verdict}</span> <strong>${e(machine.id)}</strong> ` +
        `<span class="soft">${secondsText(machineSeconds(machine))}${machine.reason === null ? '' : ` · ${e(machine.reason)}`}</span></summary>` +
        `${notes === '' ? '' : `<ul>${notes}</ul>`}${stageTable(machine)}${bootTable(machine)}` +
        `${excerpt ? `<p class="soft">Last lines</p><pre>${e(excerpt)}</pre>` : ''}` +
        `<p class="soft">Evidence: <code>machines/${e(machine.test)}/${e(machine.id)}/</code></p></details>`);
}
const html_list = (entries) => `<dl>${Object.entries(entries)
    .map(([name, value]) => `<dt>${e(name.replaceAll('_', ' '))}</dt><dd>${e(value)}</dd>`)
    .join('')}</dl>`;
function html_comparisonSection(file, emulated) {
    const colour = { regression: 'fail', improvement: 'pass', suspect: 'incomplete' };
    const head = comparisonHead.map((word) => `<th>${e(word)}</th>`).join('');
    const rows = comparisonRows(file).map(([verdict = '', ...cells]) => `<tr><td class="verdict ${colour[verdict] ?? 'skip'}">${e(verdict)}</td>${cells.map((text) => `<td>${e(text)}</td>`).join('')}</tr>`);
    return `<h2>Benchmarks</h2><p>${e(comparisonSentence(file, emulated))}</p><div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
/** Renders the page. `excerpts` are the last lines of machines that did not pass, by machine id. */
function renderHtml(input) {
    const { run, excerpts, comparison, emulated } = input;
    const rows = run.machines.map((machine) => `<tr><td class="verdict ${machine.verdict}">${machine.verdict}</td><td>${e(machine.id)}</td><td>${e(kernelsOf(machine).join(', ') || '–')}</td>` +
        `<td>${machine.boots}</td><td class="short">${secondsText(machineSeconds(machine))}</td><td>${e(machine.reason ?? '')}</td></tr>`);
    const kernels = Object.fromEntries(Object.entries(run.kernels).map(([role, kernel]) => [
        role,
        `${kernel.release} · build id ${kernel.build_id ?? 'unknown'} · ${kernel.version}`,
    ]));
    const timings = Object.fromEntries(Object.entries(run.timings).map(([name, value]) => [name, secondsText(value)]));
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${run.verdict} · ${e(run.run_id)}</title><style>${style}</style></head><body><main>
<h1><span class="verdict ${run.verdict}">${run.verdict}</span> <span class="soft">${e(run.run_id)}</span></h1>
<p>${e(verdictSentence(run))}</p><p class="soft">${e(run.started_at)} – ${e(run.finished_at)}</p>
${run.notes.map((note) => `<p class="incomplete">${e(note)}</p>`).join('')}
<h2>Machines</h2><div class="wide"><table><thead><tr><th>Verdict</th><th>Machine</th><th>Kernels</th><th>Boots</th><th>Time</th><th>Reason</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>
${comparison === null ? '' : html_comparisonSection(comparison, emulated)}
<h2>Details</h2>${run.machines.map((machine) => machineDetails(machine, excerpts[machine.id])).join('\n')}
<h2>Kernels</h2>${html_list(kernels)}
<h2>Where and how</h2>${html_list({ lab: run.lab, ...run.environment })}
<h2>Time per phase</h2>${html_list(timings)}
</main></body></html>
`;
}

;// CONCATENATED MODULE: ./build/report/text.js


/** Columns as wide as their widest cell, two spaces apart. */
function alignTable(rows) {
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
    return rows.map((row) => row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd());
}
/** The table of machines with their verdicts, and the verdict of the run. */
function renderText(run, comparison, emulated) {
    const rows = run.machines.map((machine) => [
        machine.verdict.toUpperCase(),
        machine.id,
        `${machine.stages.filter((stage) => stage.verdict !== null).length}/${machine.stages.length}`,
        secondsText(machineSeconds(machine)),
        kernelsOf(machine).join(', ') || '-',
    ]);
    const lines = alignTable([['VERDICT', 'MACHINE', 'STAGES', 'TIME', 'KERNELS'], ...rows]);
    const reasons = run.machines.filter((machine) => machine.reason !== null);
    if (reasons.length > 0) {
        lines.push('', ...reasons.map((machine) => `${machine.id}: ${machine.reason}`));
    }
    if (comparison !== null) {
        const table = alignTable([comparisonHead.map((word) => word.toUpperCase()), ...comparisonRows(comparison)]);
        lines.push('', ...table, comparisonSentence(comparison, emulated));
    }
    return [...lines, '', verdictSentence(run)].join('\n');
}

;// CONCATENATED MODULE: ./build/run/deliver.js
/** Brings a finished run to its readers: files, terminal, workflow outputs, job summary, artifact. */









const excerptBytes = 4096;
const excerptLines = 30;
/** GitHub drops a job summary of over 1 MiB; other steps share the page. */
const summaryBytes = 900 * 1024;
async function lastLines(file) {
    const { size } = await (0,promises_.stat)(file).catch(() => ({ size: 0 }));
    if (size === 0) {
        return '';
    }
    const handle = await (0,promises_.open)(file);
    try {
        const length = Math.min(size, excerptBytes);
        const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
        return (0,evidence_escape/* defuseWorkflowCommands */.yg)(buffer.toString('utf8')).trimEnd().split('\n').slice(-excerptLines).join('\n');
    }
    finally {
        await handle.close();
    }
}
/** What to show of a machine that did not pass: the kernel's report, else the stage's output, else the console. */
async function excerptOf(out, machine, findings) {
    const fatal = findings.find((finding) => finding.machine === machine.id && finding.fatal);
    if (fatal !== undefined) {
        return (0,evidence_escape/* capText */.yA)((0,evidence_escape/* defuseWorkflowCommands */.yg)(fatal.excerpt), excerptBytes);
    }
    const folder = machineFolder(out, machine);
    const console = /^(panic|no-boot|hang|unplanned-reboot|power-off|emulator|lab)/.test(machine.reason ?? '');
    const stage = machine.stages.filter(({ started_at }) => started_at !== null).at(-1);
    const log = stage === undefined ? '' : await lastLines((0,external_node_path_.join)(folder, `run-${stage.n}-output.log`));
    return console || log === '' ? lastLines((0,external_node_path_.join)(folder, 'console.log')) : log;
}
/** The stages as tests; a stage that left no result is a miss. */
function testsOf(machines) {
    const segment = (text) => text.replaceAll(/[^A-Za-z0-9_-]/g, '_');
    const tests = machines.flatMap((machine) => machine.stages.map((stage) => ({
        path: `${segment(machine.test)}.${segment(stage.script.replace(/\.sh$/, ''))}`,
        status: statusOf(stage.verdict, machine.verdict),
        machine: machine.id,
        ...(stage.duration_s === null ? {} : { duration_s: stage.duration_s }),
        ...(stage.reason === null ? {} : { message: stage.reason }),
    })));
    return { schema: 1, tests };
}
/** A stage without a result is a miss, unless infrastructure kept it from running. */
function statusOf(stage, machine) {
    if (stage === null || stage === 'incomplete') {
        return machine === 'incomplete' ? 'error' : 'miss';
    }
    return stage;
}
async function upload(run, request) {
    const { face, out } = request;
    try {
        const { uploadResults } = await __webpack_require__.e(/* import() */ 165).then(__webpack_require__.bind(__webpack_require__, 18165));
        const artifact = await uploadResults(out, `pullab-${run.run_id}`);
        face.setOutput('artifact-id', String(artifact.id));
        face.setOutput('artifact-url', artifact.url);
        face.saveState('uploaded', 'yes');
    }
    catch (error) {
        face.warning(`the results could not be uploaded as an artifact: ${(0,errors/* errorMessage */.gJ)(error)}`);
    }
}
/**
 * Writes the results tree and the reports of it, prints the verdict, and in a workflow sets outputs, writes the job
 * summary and uploads the tree.
 */
async function deliver(run, request, { comparison, findings, emulated, interrupted }) {
    const { face, out, json } = request;
    const excerpts = {};
    for (const machine of run.machines) {
        if (machine.verdict === 'fail' || machine.verdict === 'incomplete') {
            excerpts[machine.id] = await excerptOf(out, machine, findings);
        }
    }
    const summary = renderSummary({ run, excerpts, comparison, emulated, maxBytes: summaryBytes });
    await writeRun(out, run, testsOf(run.machines));
    if (comparison !== null) {
        await (0,promises_.writeFile)((0,external_node_path_.join)(out, 'comparison.json'), `${JSON.stringify(comparison, null, 2)}\n`);
    }
    await (0,promises_.writeFile)((0,external_node_path_.join)(out, 'summary.md'), summary);
    const report = (0,external_node_path_.join)(out, 'report.html');
    await (0,promises_.writeFile)(report, renderHtml({ run, excerpts, comparison, emulated }));
    face.setOutput('verdict', run.verdict);
    face.setOutput('results-dir', out);
    face.setOutput('report', report);
    for (const [name, count] of [
        ['passed', run.counts.pass],
        ['failed', run.counts.fail],
        ['incomplete', run.counts.incomplete],
    ]) {
        face.setOutput(name, String(count));
    }
    const regressed = comparison?.metrics.filter(({ verdict }) => verdict === 'regression').length;
    face.setOutput('regressions', regressed === undefined ? '' : String(regressed));
    if (json) {
        request.printDocument(`${JSON.stringify(run, null, 2)}\n`);
    }
    face.info('');
    renderText(run, comparison, emulated).split('\n').forEach(face.info);
    face.info(`Report: ${report}`);
    if (face.kind === 'action') {
        await face.summary(summary);
        // A cancelled job has seconds left: its results are uploaded by the post step.
        if (!interrupted) {
            await upload(run, request);
        }
    }
}

;// CONCATENATED MODULE: ./build/run/durations.js
/** How long a machine of a test took on this host the last time it passed: what a waiting user can expect. */




const durations = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig().nonnegative());
const fileOf = (cacheDir) => (0,external_node_path_.join)(cacheDir, 'durations.json');
/** Seconds by test; empty when nothing is known. */
async function readDurations(cacheDir) {
    try {
        return durations.parse(JSON.parse(await (0,promises_.readFile)(fileOf(cacheDir), 'utf8')));
    }
    catch {
        return {};
    }
}
/** Remembers the machines that passed. What cannot be written is only an expectation that is missing next time. */
async function rememberDurations(cacheDir, machines) {
    const known = await readDurations(cacheDir);
    for (const machine of machines) {
        const seconds = machineSeconds(machine);
        if (machine.verdict === 'pass' && seconds !== null) {
            known[machine.test] = Math.round(seconds);
        }
    }
    try {
        await (0,promises_.mkdir)(cacheDir, { recursive: true });
        await (0,promises_.writeFile)(`${fileOf(cacheDir)}.${process.pid}`, JSON.stringify(known));
        await (0,promises_.rename)(`${fileOf(cacheDir)}.${process.pid}`, fileOf(cacheDir));
    }
    catch {
        // A read-only cache costs the estimate, nothing else.
    }
}

;// CONCATENATED MODULE: ./build/run/output-folder.js




/** What a run leaves at the top of its results tree. */
const ours = [
    'run.json',
    'machines',
    'tests.json',
    'findings.json',
    'comparison.json',
    'summary.md',
    'report.html',
    'junit.xml',
    'kcidb.json',
];
/**
 * Makes sure that the results can be written.
 *
 * @throws UserError when the folder holds something that is no results tree, or cannot be written
 */
async function checkOutputFolder(out) {
    if ((0,external_node_fs_.existsSync)(out)) {
        const entries = await (0,promises_.readdir)(out).catch(() => {
            throw new errors/* UserError */.yo(`--out ${out} is not a folder; give another one`);
        });
        if (entries.length > 0 && !entries.includes('run.json') && !entries.includes('machines')) {
            throw new errors/* UserError */.yo(`--out ${out} holds files that are no results of a run (such as ${entries[0]}); give another folder`);
        }
    }
    // Made now, so that a folder that cannot be written is found before anything runs.
    await (0,promises_.mkdir)((0,external_node_path_.join)(out, 'machines'), { recursive: true }).catch((error) => {
        throw new errors/* UserError */.yo(`--out ${out} cannot be written: ${error.message}`);
    });
}
/** Removes an earlier run's results, so that a tree is always of one run. */
async function clearOutputFolder(out) {
    for (const name of ours) {
        await (0,promises_.rm)((0,external_node_path_.join)(out, name), { recursive: true, force: true });
    }
    await (0,promises_.mkdir)((0,external_node_path_.join)(out, 'machines'), { recursive: true });
}

// EXTERNAL MODULE: ./build/config/units.js
var units = __webpack_require__(33820);
;// CONCATENATED MODULE: ./build/run/progress.js
/** What a user sees while machines run: a live table on a terminal, plain lines elsewhere, groups in a workflow's log. */








const refreshMs = 500;
const maxLineLength = 400;
const maxGroupBytes = 64 * 1024;
/** The table's lines: what runs, then how many wait and have ended. */
function tableLines(rows, now, limit) {
    const running = [...rows].filter(([, row]) => row.started !== null && row.ended === null);
    const ended = [...rows.values()].filter((row) => row.ended !== null).length;
    const lines = running.map(([id, row]) => {
        const elapsed = Math.round((now - (row.started ?? now)) / 1000);
        const expected = row.expected === null ? `at most ${(0,units/* formatDuration */.a3)(limit)}` : `about ${(0,units/* formatDuration */.a3)(row.expected)}`;
        return [id, `${(0,units/* formatDuration */.a3)(elapsed)} of ${expected}`, row.state];
    });
    const waiting = rows.size - ended - running.length;
    return [
        ...alignTable(lines),
        `${ended} of ${rows.size} machines ended, ${running.length} running, ${waiting} waiting`,
    ];
}
/** Prints what the stages of an ended machine wrote, folded in a workflow's log. */
async function printGroup(face, out, machine) {
    face.group(`${machine.verdict.toUpperCase()} ${machine.id} (${secondsText(machineSeconds(machine))})${machine.reason ? `: ${machine.reason}` : ''}`);
    for (const stage of machine.stages) {
        const file = (0,external_node_path_.join)(machineFolder(out, machine), `run-${stage.n}-output.log`);
        const text = await (0,promises_.readFile)(file, 'utf8').catch(() => null);
        if (text !== null) {
            face.info(`--- stage ${stage.n}: ${stage.script} (${stage.verdict ?? 'no result'})`);
            const shown = text.length > maxGroupBytes
                ? `… ${text.length - maxGroupBytes} bytes are in the artifact …\n${text.slice(-maxGroupBytes)}`
                : text;
            face.info((0,evidence_escape/* defuseWorkflowCommands */.yg)(shown.trimEnd()));
        }
    }
    face.endGroup();
}
/** The live table redraws itself below the lines that stay. */
async function openTable() {
    const { createLogUpdate } = await __webpack_require__.e(/* import() */ 551).then(__webpack_require__.bind(__webpack_require__, 57551));
    const update = createLogUpdate(process.stderr);
    return (lines) => (lines === null ? update.clear() : update(lines.join('\n')));
}
function createProgress(request) {
    const { face, plan, out } = request;
    const ids = plan.cells.flatMap((cell) => cell.machines.map(({ id }) => id));
    const testOf = new Map(plan.cells.flatMap((cell) => cell.machines.map(({ id }) => [id, cell.test])));
    const rows = new Map(ids.map((id) => [id, { state: 'waiting', expected: null, started: null, ended: null }]));
    let draw = null;
    let timer = null;
    const redraw = () => draw?.(tableLines(rows, Date.now(), plan.limits['max-runtime']));
    const say = (line) => {
        draw?.(null);
        face.info(line);
        redraw();
    };
    let expected = {};
    const splitters = new Map();
    const stop = () => {
        if (timer !== null) {
            clearInterval(timer);
            timer = null;
        }
        draw?.(null);
        draw = null;
    };
    return {
        begin(lab, known) {
            expected = known;
            const { accelerator, why } = lab.accelerator;
            face.info(`${ids.length} machine${ids.length === 1 ? '' : 's'}, accelerator ${accelerator} (${why})`);
            if (accelerator === 'tcg') {
                face.info('the processors are emulated: timings say nothing about the speed of a kernel');
            }
            if (face.isTTY && !request.json) {
                void openTable().then((opened) => {
                    draw = opened;
                    timer = setInterval(redraw, refreshMs);
                });
            }
        },
        hooks: {
            started: (id) => {
                rows.set(id, {
                    state: 'starting',
                    expected: expected[testOf.get(id) ?? ''] ?? null,
                    started: Date.now(),
                    ended: null,
                });
                say(`[${id}] starting`);
            },
            progress: (id, message) => {
                const row = rows.get(id);
                if (row) {
                    row.state = (0,evidence_escape/* defuseWorkflowCommands */.yg)(message);
                }
                say(`[${id}] ${(0,evidence_escape/* defuseWorkflowCommands */.yg)(message)}`);
            },
            live: (id, stage, chunk) => {
                // A terminal shows the table, a workflow's log the whole output of a machine in one group when it has ended.
                if (face.kind === 'action' || draw !== null) {
                    return;
                }
                const key = `${id} ${stage}`;
                let feed = splitters.get(key);
                if (feed === undefined) {
                    feed = lineSplitter((line) => say(`[${id}]   | ${(0,evidence_escape/* defuseWorkflowCommands */.yg)(line).slice(0, maxLineLength)}`));
                    splitters.set(key, feed);
                }
                feed(chunk.toString('utf8'));
            },
            ended: async (machine) => {
                const row = rows.get(machine.id);
                if (row) {
                    row.ended = Date.now();
                }
                if (face.kind === 'action') {
                    await printGroup(face, out, machine);
                }
                else {
                    say(`[${machine.id}] ${machine.verdict.toUpperCase()}${machine.reason ? `: ${machine.reason}` : ''}`);
                }
            },
        },
        end: stop,
    };
}

;// CONCATENATED MODULE: ./build/run/command.js
/** The main job: plan → machines → evidence → report → nothing left running. */















/** Aborts on the first signal; a second one ends the program, and the reaper does the rest. */
function abortOnSignals(face) {
    const controller = new AbortController();
    const onSignal = (name) => {
        if (controller.signal.aborted) {
            process.exit(exit/* EXIT */.d.interrupted);
        }
        face.warning(`${name}: ending all machines …`);
        controller.abort();
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const name of signals) {
        process.on(name, onSignal);
    }
    return {
        signal: controller.signal,
        release: () => {
            for (const name of signals) {
                process.off(name, onSignal);
            }
        },
    };
}
/** Installing needs no answer from a person in a workflow and as root. */
function mayInstall(setting, face) {
    return setting === 'always' || (setting === 'auto' && (face.kind === 'action' || process.getuid?.() === 0));
}
/** Which kernels some machine boots for sure. */
function neededRoles(plan, tests) {
    const roles = new Set(plan.cells.map((cell) => cell.kernel));
    if (tests.some((test) => test.needs.includes('kernels'))) {
        roles.add('base').add('tip');
    }
    return [...roles];
}
function describeKernels(lab) {
    const entries = Object.entries(lab?.setup.kernels ?? {}).map(([role, kernel]) => {
        const { ref, image } = kernel.artifact;
        return [role, { ref, release: image.release ?? '', version: image.banner ?? '', build_id: image.build_id }];
    });
    return Object.fromEntries(entries);
}
function countVerdicts(machines) {
    const of = (verdict) => machines.filter((machine) => machine.verdict === verdict).length;
    return {
        machines: machines.length,
        pass: of('pass'),
        fail: of('fail'),
        skip: of('skip'),
        incomplete: of('incomplete'),
    };
}
function startLaps() {
    const timings = {};
    let last = performance.now();
    return {
        timings,
        mark: (name) => {
            const now = performance.now();
            timings[name] = Math.round(now - last) / 1000;
            last = now;
        },
    };
}
/** Opens the lab and runs the machines. Infrastructure trouble on the way makes every machine incomplete. */
async function runInLab(session) {
    const { request, scratch, reaper, signal, laps, progress } = session;
    const { config, plan, tests, face } = request;
    const labRequest = {
        config,
        runId: plan.run_id,
        tests,
        roles: neededRoles(plan, tests),
        cacheDir: cacheFolder(process.env, (0,external_node_os_.homedir)()),
        scratch,
        install: mayInstall(config.qemu.install, face),
        watchProcess: reaper.watchProcess,
        forgetProcess: reaper.forgetProcess,
        log: (line) => face.info(line),
    };
    let lab;
    try {
        lab = await openQemuLab(labRequest);
        await clearOutputFolder(request.out);
    }
    catch (error) {
        // A mistake in the input costs nobody the results of the run before.
        if (error instanceof errors/* UserError */.yo) {
            throw error;
        }
        await clearOutputFolder(request.out);
        const reason = signal.aborted ? 'interrupted' : `lab: ${(0,errors/* errorMessage */.gJ)(error)}`;
        face.error((0,errors/* errorMessage */.gJ)(error));
        return { lab: null, machines: everyMachine(plan, tests, reason), findings: [] };
    }
    laps.mark('prepare');
    progress.begin(lab, await readDurations(labRequest.cacheDir));
    const budget = config.qemu['cpu-budget'] ?? (0,external_node_os_.availableParallelism)();
    const ended = await runMachines(lab, { ...request, budget, signal, hooks: progress.hooks });
    laps.mark('machines');
    await rememberDurations(labRequest.cacheDir, ended.map(({ machine }) => machine));
    return { lab, machines: ended.map(({ machine }) => machine), findings: ended.flatMap(({ findings }) => findings) };
}
const everyMachine = (plan, tests, reason) => plan.cells.flatMap((cell) => {
    const test = tests.find(({ name }) => name === cell.test);
    return cell.machines.map((planned) => unstartedMachine(cell, planned, test, reason));
});
/** The exit code of a finished run; `benchmarks` is the verdict of the comparison, null where there is none. */
function exitCodeOf(run, benchmarks, interrupted, failOn) {
    if (interrupted) {
        return exit/* EXIT */.d.interrupted;
    }
    const failed = run.verdict === 'fail' && failOn.includes('fail');
    const regressed = (benchmarks === 'regression' || benchmarks === 'suspect') && failOn.includes(benchmarks);
    if (failed || regressed || (run.counts.incomplete > 0 && failOn.includes('incomplete'))) {
        return exit/* EXIT */.d.failure;
    }
    return run.counts.incomplete > 0 ? exit/* EXIT */.d.incomplete : exit/* EXIT */.d.fine;
}
/**
 * Runs the tests of a plan and leaves the results tree.
 *
 * @returns the exit code
 * @throws UserError before anything was started
 */
async function runCommand(request) {
    const { config, plan, out, face } = request;
    if (config.lab !== 'qemu') {
        throw new errors/* UserError */.yo(`lab: ${config.lab} is not in this version yet; use --lab qemu`);
    }
    plan.warnings.forEach(face.warning);
    await checkOutputFolder(out);
    const startedAt = new Date().toISOString();
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'pullab-'));
    // Saved before anything is started: the post step ends what this program could not.
    face.saveState('scratch', scratch);
    face.saveState('out', out);
    face.setOutput('run-id', plan.run_id);
    const reaper = startReaper();
    reaper.watchFolder(scratch);
    const { signal, release } = abortOnSignals(face);
    const progress = createProgress(request);
    try {
        const laps = startLaps();
        const { lab, machines, findings } = await runInLab({ request, scratch, reaper, signal, laps, progress });
        progress.end();
        const orders = Object.fromEntries(plan.cells.flatMap((cell) => cell.machines.map(({ id, order }) => [id, order])));
        const { comparison, notes } = await compareMachines(out, machines, config.compare, orders);
        const emulated = lab?.accelerator.accelerator === 'tcg';
        const run = {
            schema: 1,
            run_id: plan.run_id,
            lab: 'qemu',
            driver: 'direct',
            started_at: startedAt,
            finished_at: new Date().toISOString(),
            verdict: judgeRun(machines.map((machine) => machine.verdict)),
            counts: countVerdicts(machines),
            machines,
            kernels: describeKernels(lab),
            environment: lab?.environment ?? {},
            timings: laps.timings,
            cost: { currency: 'USD', amount: 0, basis: 'local machines' },
            notes: [...(lab?.notes ?? []), ...notes],
        };
        await writeFindings(out, findings);
        await deliver(run, request, { comparison, findings, emulated, interrupted: signal.aborted });
        // Emulated processors measure the emulator: what they show is no regression of a kernel.
        const benchmarks = emulated ? null : (comparison?.verdict ?? null);
        return exitCodeOf(run, benchmarks, signal.aborted, config['fail-on']);
    }
    finally {
        progress.end();
        release();
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
        await reaper.close();
    }
}


/***/ })

};
