export const id = 703;
export const ids = [703];
export const modules = {

/***/ 31703:
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
// EXTERNAL MODULE: ./build/analyze/compare.js + 20 modules
var compare = __webpack_require__(66114);
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
    const judged = judgeEnding(last, evidence) ?? judgeStages(evidence.stages);
    // What a stage found may be in the files: without them, nothing is a pass.
    return evidence.filesLost && judged.verdict !== 'fail' ? incomplete(`lab: ${evidence.filesLost}`) : judged;
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
 * @param emulatorDoubt why they may be the emulator's
 */
function judgeFindings(judged, fatalTitles, emulatorDoubt) {
    const [first] = fatalTitles;
    if (first === undefined || judged.verdict === 'incomplete' || judged.verdict === 'fail') {
        return judged;
    }
    const more = fatalTitles.length > 1 ? ` (and ${fatalTitles.length - 1} more)` : '';
    return emulatorDoubt === null
        ? fail(`kernel: ${first}${more}`)
        : incomplete(`emulator: ${first}${more}; ${emulatorDoubt}`);
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
// EXTERNAL MODULE: ./build/kernels/tools.js
var kernels_tools = __webpack_require__(25478);
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
        await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.fromWeb(response.body), (0,kernels_tools/* limitBytes */.Z7)(MAX_BYTES), (0,external_node_fs_.createWriteStream)(destination));
    }
    catch (error) {
        if (error instanceof kernels_tools/* TooLarge */.MF) {
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

// EXTERNAL MODULE: ./build/kernels/decompress.js
var decompress = __webpack_require__(2774);
// EXTERNAL MODULE: ./build/kernels/image.js + 1 modules
var kernels_image = __webpack_require__(42388);
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
    if (kind === 'deb' && (0,kernels_tools/* hasTool */.J2)('dpkg-deb')) {
        return [['dpkg-deb', '--fsys-tarfile', file]];
    }
    if (kind === 'rpm' && !(0,kernels_tools/* hasTool */.J2)('bsdtar') && (0,kernels_tools/* hasTool */.J2)('rpm2archive')) {
        return [['rpm2archive', '-n', '-']];
    }
    if (!(0,kernels_tools/* hasTool */.J2)('bsdtar')) {
        throw new kernels_tools/* MissingTool */.XJ('bsdtar');
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
    const producers = commands.map(([tool, ...args]) => ({ tool, ...(0,kernels_tools/* startTool */.pQ)(tool, args, stop.signal) }));
    const options = ['--no-same-owner', '--no-same-permissions'];
    const tar = { tool: 'tar', ...(0,kernels_tools/* startTool */.pQ)('tar', ['-x', '-f', '-', '-C', destination, ...options], stop.signal) };
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
            ? (0,external_node_stream_promises_.pipeline)(before.stdout, (0,kernels_tools/* limitBytes */.Z7)(maxBytes), tool.stdin)
            : (0,external_node_stream_promises_.pipeline)(before.stdout, tool.stdin);
    });
    const failures = (await Promise.allSettled(links)).flatMap((r) => (r.status === 'rejected' ? [r.reason] : []));
    input.destroy();
    await feeding;
    const tooLarge = failures.find((reason) => reason instanceof kernels_tools/* TooLarge */.MF);
    if (tooLarge !== undefined) {
        throw tooLarge;
    }
}
function explain(error, file, timedOut, limits) {
    if (error instanceof kernels_tools/* TooLarge */.MF) {
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
    if (!(0,kernels_tools/* hasTool */.J2)('dpkg-deb')) {
        return null;
    }
    const tool = (0,kernels_tools/* startTool */.pQ)('dpkg-deb', ['-f', file, 'Package'], AbortSignal.timeout(UNPACK_LIMITS.timeoutMs));
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
    const release = wanted ?? (0,kernels_image/* inspectImage */.mm)(image).release ?? releaseOfFileName((0,external_node_path_.basename)(image));
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
    const release = (0,kernels_image/* inspectImage */.mm)(path).release ?? releaseOfFileName((0,external_node_path_.basename)(path));
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
        throw new errors/* UserError */.yo(`no kernel in the folder ${root}; expected ${kernels_image/* EXPECTED */.dS}`);
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
    return releaseOfFileName((0,external_node_path_.basename)(path)) === wanted || (0,kernels_image/* inspectImage */.mm)((0,external_node_path_.join)(root, path)).release === wanted;
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
        throw new errors/* UserError */.yo(`${ref.ref} is ${info.isFile() ? 'an empty file' : 'not a regular file'}; expected ${kernels_image/* EXPECTED */.dS}`);
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

// EXTERNAL MODULE: ./build/kernels/bytes.js
var kernels_bytes = __webpack_require__(49794);
// EXTERNAL MODULE: ./build/kernels/elf.js
var kernels_elf = __webpack_require__(93172);
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
    const source = (0,kernels_bytes/* bufferSource */.kq)(bytes, 'module');
    const elf = (0,kernels_elf/* parseElf */.$b)(source);
    const section = elf === null ? null : (0,kernels_elf/* readSection */.GU)(source, elf, '.modinfo', MAX_MODINFO);
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

// EXTERNAL MODULE: ./build/kernels/compression.js
var kernels_compression = __webpack_require__(28403);
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
    const compression = (0,kernels_compression/* detectCompression */.I)(bytes);
    if (compression === 'none') {
        return bytes;
    }
    try {
        if (compression === null) {
            throw new Error('it is no ELF, nor compressed in a known way');
        }
        return await (0,decompress/* decompressBytes */.F2)(bytes, compression, MAX_MODULE);
    }
    catch (error) {
        if (error instanceof kernels_tools/* MissingTool */.XJ) {
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
    const outer = (0,kernels_image/* inspectImage */.mm)(tree.image);
    const vmlinux = await vmlinuxOf(tree.image, outer, deps);
    const inner = vmlinux === null || vmlinux === tree.image ? null : (0,kernels_image/* inspectImage */.mm)(vmlinux);
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
            const extraction = await (0,decompress/* extractVmlinux */.Hk)(path, draft);
            if (extraction.path === null) {
                throw new NotExtracted(extraction.reason);
            }
            if ((0,kernels_image/* inspectImage */.mm)(draft).format !== 'vmlinux') {
                throw new NotExtracted(`the payload of ${path} is no vmlinux`);
            }
            await (0,promises_.rename)(draft, (0,external_node_path_.join)(folder, 'vmlinux'));
        });
        return (0,external_node_path_.join)(entry, 'vmlinux');
    }
    catch (error) {
        // The bzImage boots without; what is lost is speed and the proof by build id.
        if (error instanceof NotExtracted || error instanceof kernels_tools/* MissingTool */.XJ || error instanceof errors/* UserError */.yo) {
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

// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __webpack_require__(43759);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var classic_schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/coerce.js


function string(params) {
    return core._coercedString(schemas.ZodString, params);
}
function number(params) {
    return api/* _coercedNumber */.qG(classic_schemas/* ZodNumber */.rSt, params);
}
function coerce_boolean(params) {
    return core._coercedBoolean(schemas.ZodBoolean, params);
}
function bigint(params) {
    return core._coercedBigint(schemas.ZodBigInt, params);
}
function date(params) {
    return core._coercedDate(schemas.ZodDate, params);
}

;// CONCATENATED MODULE: ./build/guest/events.js
/**
 * What the client on a machine says, one line per event: `@pullab NAME key=value … -- text`.
 *
 * A machine under test is hostile: a line that is not exactly an event is dropped, and no value is trusted further than
 * its form was checked here.
 */

const events_number = number().int().nonnegative();
const word = classic_schemas/* string */.YjP().max(200);
const uuid = classic_schemas/* string */.YjP().regex(/^[0-9a-f-]{36}$/);
const guestEvent = classic_schemas/* discriminatedUnion */.gMt('name', [
    classic_schemas/* object */.Ikc({
        name: classic_schemas/* literal */.euz('boot'),
        boot_id: uuid,
        release: word,
        uptime: number().nonnegative(),
        notes: classic_schemas/* string */.YjP().regex(/^[0-9a-f]*$/),
        kernel: classic_schemas/* string */.YjP().optional(),
        text: classic_schemas/* string */.YjP(),
    }),
    classic_schemas/* object */.Ikc({ name: classic_schemas/* literal */.euz('stage-start'), n: events_number, script: word }),
    classic_schemas/* object */.Ikc({ name: classic_schemas/* literal */.euz('alive'), n: events_number }),
    classic_schemas/* object */.Ikc({
        name: classic_schemas/* literal */.euz('stage-end'),
        n: events_number,
        exit: events_number,
        duration: events_number,
        timeout: classic_schemas/* enum */.k5n(['yes', 'no']).transform((value) => value === 'yes'),
    }),
    classic_schemas/* object */.Ikc({ name: classic_schemas/* literal */.euz('reboot'), kernel: classic_schemas/* enum */.k5n(['default', 'base', 'tip', 'good']) }),
    classic_schemas/* object */.Ikc({ name: classic_schemas/* literal */.euz('end'), stages: events_number }),
    // Only where the machine's files live in its memory: after `reboot` or `end`, it has sent so many bytes of them.
    classic_schemas/* object */.Ikc({ name: classic_schemas/* literal */.euz('saved'), bytes: events_number }),
    classic_schemas/* object */.Ikc({ name: classic_schemas/* literal */.euz('crashed'), n: events_number }),
    classic_schemas/* object */.Ikc({ name: classic_schemas/* literal */.euz('error'), text: classic_schemas/* string */.YjP() }),
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
/**
 * Kernel parameters of every machine. The kernel skips its check of the timer on KVM by itself; on a busy host the
 * emulated timer fails it, and the kernel panics ("IO-APIC + timer doesn't work").
 */
function baseCmdline(accelerator) {
    return ['console=ttyS0', 'panic=-1', ...(accelerator === 'tcg' ? ['no_timer_check'] : [])];
}
// x86-64-v2, which every current distribution's userland accepts: QEMU's `max` boots a fifth slower.
const emulatedCpu = 'qemu64,+ssse3,+sse4.1,+sse4.2,+popcnt,+cx16,+lahf-lm,+rdrand';
/** The command line of QEMU for a machine (pure). Its serial ports are console, events, live output and saved files. */
function qemuArguments(spec) {
    const channel = (id) => {
        const path = spec.channels[id];
        return path === undefined
            ? []
            : [
                ...['-chardev', `file,id=${id},path=${escapeComma(path)},append=on`],
                ...['-device', `isa-serial,chardev=${id}`],
            ];
    };
    return [
        ...['-name', spec.name, '-nodefaults', '-no-user-config', '-display', 'none', '-nic', 'none'],
        ...['-sandbox', 'on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny'],
        ...['-machine', `pc,accel=${spec.accelerator}`, '-cpu', spec.accelerator === 'kvm' ? 'host' : emulatedCpu],
        ...['-smp', String(spec.cpus), '-m', `${Math.ceil(spec.memoryBytes / 2 ** 20)}M`],
        ...['-action', 'reboot=shutdown,shutdown=poweroff', '-qmp', 'stdio'],
        ...channel('console'),
        ...channel('events'),
        ...channel('live'),
        ...channel('save'),
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
        ...(spec.channels.save === undefined
            ? []
            : [followFile(spec.channels.save, listeners.save ?? (() => { }), outputPollMs)]),
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
        cmdline: [...baseCmdline(accelerator), 'pullab.probe'],
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
        // What was resolved holds as long as the lists it was resolved with.
        await (0,promises_.rm)((0,external_node_path_.join)(root, 'resolved'), { recursive: true, force: true });
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
    const asProcVersion = (0,kernels_image/* parseBanner */.O9)(text);
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





/**
 * Archives `what` of a folder in the form a kernel unpacks (cpio, newc): sorted and with fixed owners, so that the same
 * content gives the same file.
 */
async function makeCpio(folder, what, output) {
    const script = 'find "$1" | LC_ALL=C sort | cpio -o -H newc -R 0:0 --reproducible --quiet > "$0"';
    await exec('sh', ['-c', script, output, what], { cwd: folder });
}
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
        await makeCpio(tree, '.', (0,external_node_path_.join)(build, 'out.cpio'));
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
const fileSystems = {
    packages: ['ext4'],
    image: ['ext4'],
    host: ['ext4', 'virtio_pci', '9p', '9pnet_virtio', 'overlay'],
};
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
        traces ??= (0,kernels_image/* driverHints */.lF)(image.vmlinux ?? image.path, Object.values(tracesOfDrivers));
        return traces[tracesOfDrivers[name] ?? ''] === true;
    };
}
const remedies = {
    packages: '',
    image: 'Give its modules with it (its package, or a folder with the image and lib/modules), or build these in; ' +
        'with qemu-userland packages a kernel needs no disk at all.',
    host: 'Give a kernel that has these built in or comes with them as modules, such as --qemu-kernel ' +
        "distribution:linux-image-amd64 (Debian's kernels for clouds have no 9p), or use qemu-userland packages.",
};
/**
 * The kind of disk for which the kernel has every driver, with the fewest modules to load (each costs a tenth of a
 * second under emulation); none for a kernel whose files can be in its memory.
 *
 * @throws InfrastructureError that says what the kernel lacks for this userland
 */
async function chooseDrivers(artifact, userland) {
    const lacking = [];
    const choices = [];
    const isBuiltIn = kernel_builtinLookup(artifact);
    for (const [bus, drivers] of busDrivers) {
        const wanted = [...new Set([...drivers, ...fileSystems[userland]])];
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
    if (userland === 'packages') {
        return { bus: null, files: [] };
    }
    throw new errors/* InfrastructureError */.EN(`the kernel ${artifact.ref} lacks drivers for qemu-userland ${userland} on any disk of the qemu lab ` +
        `(${lacking.join('; ')}). ${remedies[userland]}`);
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

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
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

;// CONCATENATED MODULE: ./build/labs/qemu/tar.js
/**
 * Reads tar archives of machines under test. They are hostile: only plain files and folders with plain names are made,
 * so that no link can lead a later entry out of the folder, whatever the archive says.
 */



const block = 512;
/** What the file system that the entries are brought to has inodes for. */
const maxEntries = 10_000;
const maxNameBytes = 4096;
const tar_chunkBytes = 2 ** 20;
const tar_text = (header, from, length) => header.toString('latin1', from, from + length).split('\0')[0] ?? '';
/** Reads one header; null for anything that is none (pure). */
function parseTarHeader(header) {
    const bytes = Number.parseInt(tar_text(header, 124, 12).trim() || '0', 8);
    const claimed = Number.parseInt(tar_text(header, 148, 8).trim(), 8);
    let sum = 0;
    for (const [index, value] of header.entries()) {
        // The checksum counts its own field as spaces.
        sum += index >= 148 && index < 156 ? 0x20 : value;
    }
    if (sum !== claimed || !Number.isSafeInteger(bytes) || bytes < 0) {
        return null;
    }
    return { name: tar_text(header, 0, 100), bytes, type: tar_text(header, 156, 1) || '0' };
}
/** The parts of a path inside the archive; null when one of them is not kept. */
function safePath(name) {
    const parts = name.split('/').filter((part) => part !== '' && part !== '.');
    return parts.every((part) => safeName.test(part)) ? parts : null;
}
/** Copies `bytes` of the archive from `offset` into a new file; less where the archive ends. */
async function copyOut(archive, offset, bytes, target) {
    const output = await (0,promises_.open)(target, 'wx', 0o600);
    try {
        for (let done = 0; done < bytes;) {
            const want = Math.min(tar_chunkBytes, bytes - done);
            const { bytesRead, buffer } = await archive.read(Buffer.allocUnsafe(want), 0, want, offset + done);
            if (bytesRead === 0) {
                return;
            }
            await output.write(buffer, 0, bytesRead);
            done += bytesRead;
        }
    }
    finally {
        await output.close();
    }
}
async function extractEntry(archive, offset, header, folder) {
    const parts = safePath(header.name);
    if (parts === null) {
        return 'a file name with characters that are not kept';
    }
    const target = (0,external_node_path_.join)(folder, ...parts);
    if (header.type === '5') {
        await (0,promises_.mkdir)(target, { recursive: true });
    }
    else if (header.type === '0') {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
        await copyOut(archive, offset, header.bytes, target);
    }
    else {
        return `${parts.join('/')} (neither a file nor a folder that is kept)`;
    }
    return null;
}
/** A later entry may want a path that an earlier one has taken. Any other trouble is the host's. */
function whyTaken(error) {
    if (['EEXIST', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(error.code ?? '')) {
        return 'a file whose path another one has taken';
    }
    throw error;
}
/**
 * Extracts an archive into an empty folder. Its end may be missing: what is there is taken.
 *
 * @returns notes on what was left out
 */
async function extractTar(file, folder) {
    const notes = new Set();
    const leftOut = (what) => notes.add(`not collected: ${what}`);
    const archive = await (0,promises_.open)(file, 'r');
    try {
        let offset = 0;
        let longName = null;
        for (let entries = 0;; entries += 1) {
            const { bytesRead, buffer } = await archive.read(Buffer.alloc(block), 0, block, offset);
            const header = bytesRead === block ? parseTarHeader(buffer) : null;
            if (header === null) {
                break;
            }
            if (entries === maxEntries) {
                leftOut(`everything after the first ${maxEntries} entries`);
                break;
            }
            offset += block;
            if (header.type === 'L') {
                // GNU's way to give a name of more than 100 bytes: it is the content of an entry of its own.
                const name = await archive.read(Buffer.alloc(maxNameBytes), 0, Math.min(maxNameBytes, header.bytes), offset);
                longName = tar_text(name.buffer, 0, name.bytesRead);
            }
            else {
                const named = { ...header, name: longName ?? header.name };
                longName = null;
                const why = await extractEntry(archive, offset, named, folder).catch(whyTaken);
                if (why !== null) {
                    leftOut(why);
                }
            }
            offset += Math.ceil(header.bytes / block) * block;
        }
    }
    finally {
        await archive.close();
    }
    return [...notes];
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

;// CONCATENATED MODULE: ./build/labs/qemu/work.js
/** What a machine starts with in /pullab: the client, the test's folder, and the state of the stages. */



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
/** Writes a machine's /pullab into the folder `tree`, which need not exist. */
async function makeWorkTree(tree, setup, order, stageSeconds) {
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
}

;// CONCATENATED MODULE: ./build/labs/qemu/memory.js
/**
 * Machines whose kernel can see no disk of ours: a bare image of a distribution's generic kernel, say, whose drivers
 * are all modules. Any kernel unpacks an initramfs and drives a serial port, so the userland and /pullab come in the
 * initramfs, and before a planned reboot and at its end the machine sends /pullab back over a serial port.
 */










const mebi = 2 ** 20;
/** How much of /pullab a machine hands over: an emulated serial port carries some 0.4 MB/s. */
const savedBytesLimit = 64 * mebi;
const leastMemoryBytes = 768 * mebi;
/** What the kernel and the programs of a test need besides the files. */
const workingMemoryBytes = 192 * mebi;
/** Memory a machine needs whose userland takes `userlandBytes`: while it is unpacked, it is there twice. */
function neededMemory(userlandBytes) {
    const needed = 2 * userlandBytes + workingMemoryBytes;
    return Math.max(leastMemoryBytes, Math.ceil(needed / (64 * mebi)) * 64 * mebi);
}
/**
 * Checks that a machine can hold its files in its memory.
 *
 * @throws InfrastructureError that says how much it takes
 */
function requireMemory(memoryBytes, userlandBytes, kernel) {
    const needed = neededMemory(userlandBytes);
    if (memoryBytes < needed) {
        throw new errors/* InfrastructureError */.EN(`qemu-memory is ${Math.floor(memoryBytes / mebi)}M, too little: the kernel ${kernel} has no driver for any disk of the ` +
            `qemu lab, so that the machine's files live in its memory. Give --qemu-memory ${needed / mebi}M or more, or ` +
            'give its modules with the kernel (its package, or a folder with the image and lib/modules).');
    }
}
/** A cpio archive (newc) that ends where its only file is to follow: header, name and padding (pure). */
function cpioHeader(name, bytes) {
    const hex = (value) => value.toString(16).padStart(8, '0');
    const regularFile = 0o100600;
    const fields = [1, regularFile, 0, 0, 1, 0, bytes, 0, 0, 0, 0, name.length + 1, 0];
    return padded(Buffer.from(`070701${fields.map(hex).join('')}${name}\0`, 'latin1'));
}
const padded = (bytes) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
const cpioTrailer = () => cpioHeader('TRAILER!!!', 0);
/** Appends a file and fills up to four bytes, where the next segment may begin. */
async function append(target, source) {
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(source), (0,external_node_fs_.createWriteStream)(target, { flags: 'a' }));
    const rest = -(await (0,promises_.stat)(target)).size & 3;
    await appendBytes(target, Buffer.alloc(rest));
}
async function appendBytes(target, bytes) {
    const handle = await (0,promises_.open)(target, 'a');
    try {
        await handle.write(bytes);
    }
    finally {
        await handle.close();
    }
}
/**
 * Unpacks what a machine sent: the last `bytes` of what came over the port.
 *
 * @returns whether the limit cut it
 * @throws Error when it did not all arrive, or is no archive, or larger than the limit
 */
async function unpackSaved(file, bytes, target) {
    const { size } = await (0,promises_.stat)(file);
    if (size < bytes || bytes === 0) {
        throw new Error(`${size} of ${bytes} bytes arrived`);
    }
    let unpacked = 0;
    const bounded = async function* (source) {
        for await (const chunk of source) {
            unpacked += chunk.length;
            if (unpacked > savedBytesLimit) {
                throw new Error('it is larger than a machine may send');
            }
            yield chunk;
        }
    };
    // A stage can write to the port too; what the machine sent are its last bytes.
    const sent = (0,external_node_fs_.createReadStream)(file, { start: size - bytes });
    await (0,external_node_stream_promises_.pipeline)(sent, (0,external_node_zlib_.createGunzip)(), bounded, (0,external_node_fs_.createWriteStream)(target));
    return unpacked === savedBytesLimit;
}
/** Brings a machine's files from the archive it sent onto a disk, from which evidence is read as from any other. */
async function diskOfArchive(archive, folder, notes) {
    const tree = (0,external_node_path_.join)(folder, 'saved');
    const image = (0,external_node_path_.join)(folder, 'work.ext4');
    await (0,promises_.mkdir)(tree);
    notes.push(...(await extractTar(archive, tree)));
    await makeExt4({ file: image, tree, bytes: 4 * savedBytesLimit });
    await (0,promises_.rm)(tree, { recursive: true, force: true });
    return image;
}
const cutReason = `its files are larger than the ${savedBytesLimit / mebi} MiB that a machine without disks can hand over`;
function firstNotes(request) {
    const { kernels } = request.setup;
    const bare = Object.values(kernels).filter(({ bus }) => bus === null);
    return bare.map(({ artifact, role }) => `this kernel has no driver for the lab's disks: its files live in memory (${role}: ${artifact.ref}). ` +
        'What a stage wrote is kept when its boot ends in order; a crash loses it, but not its live output.');
}
class MemoryStorage {
    notes;
    saved = false;
    folder;
    initrd;
    /** The archive of /pullab for the next boot. */
    work;
    userlandBytes;
    workBytes;
    constructor(request, initrd, userlandBytes, work) {
        const { setup, folder } = request;
        this.notes = firstNotes(request);
        this.folder = folder;
        this.initrd = initrd;
        this.work = work;
        this.userlandBytes = userlandBytes;
        this.workBytes = Math.min(setup.diskBytes, setup.memoryBytes - userlandBytes - workingMemoryBytes);
    }
    /** The initramfs of a boot: the userland, which stays, and after it the kernel's own part and the work files. */
    async forBoot(kernel, n) {
        const { initrd, work } = this;
        await (0,promises_.truncate)(initrd, this.userlandBytes);
        await appendBytes(initrd, Buffer.alloc(-this.userlandBytes & 3));
        await append(initrd, kernel.initrd);
        await appendBytes(initrd, cpioHeader('pullab-work.tar', (await (0,promises_.stat)(work)).size));
        await append(initrd, work);
        await appendBytes(initrd, cpioTrailer());
        return {
            initrd,
            bus: 'virtio-blk',
            disks: [],
            hostShare: null,
            // A tmpfs would take half of the memory at most, which the files may not fit into.
            cmdline: [
                ...['rootfstype=ramfs', 'pullab.root=memory', `pullab.work=memory:${Math.floor(this.workBytes / mebi)}m`],
                `pullab.save=${savedBytesLimit}`,
            ],
            save: (0,external_node_path_.join)(this.folder, `save-${n}.tar.gz`),
        };
    }
    async keep({ file, bytes, goesOn }) {
        if (bytes === null) {
            return 'the machine did not hand over its files';
        }
        const next = `${file}.unpacked`;
        try {
            const cut = await unpackSaved(file, bytes, next);
            await (0,promises_.rm)(this.work, { force: true });
            this.work = next;
            this.saved = true;
            if (cut) {
                this.notes.push(`not everything was collected: ${cutReason}`);
            }
            return cut && goesOn ? cutReason : null;
        }
        catch (error) {
            await (0,promises_.rm)(next, { force: true });
            return `what the machine handed over of its files cannot be read: ${(0,errors/* errorMessage */.gJ)(error)}`;
        }
        finally {
            await (0,promises_.rm)(file, { force: true });
        }
    }
    async workDisk() {
        try {
            return this.saved ? await diskOfArchive(this.work, this.folder, this.notes) : null;
        }
        catch (error) {
            this.notes.push(`what the machine handed over of its files could not be read: ${(0,errors/* errorMessage */.gJ)(error)}`);
            return null;
        }
    }
}
/** Makes the storage of a machine that has its files, and the cpio archive `userland`, in its memory. */
async function openMemoryStorage(request, userland) {
    const { setup, order, folder } = request;
    const tree = (0,external_node_path_.join)(folder, 'work');
    const work = (0,external_node_path_.join)(folder, 'work-0.tar');
    await makeWorkTree(tree, setup, order, request.stageSeconds);
    await exec('tar', ['--format=gnu', '--owner=0', '--group=0', '--numeric-owner', '-C', tree, '-cf', work, '.']);
    await (0,promises_.rm)(tree, { recursive: true, force: true });
    const initrd = (0,external_node_path_.join)(folder, 'initrd');
    await (0,promises_.copyFile)(userland, initrd);
    return new MemoryStorage(request, initrd, (await (0,promises_.stat)(initrd)).size, work);
}

;// CONCATENATED MODULE: ./build/labs/qemu/userland.js
/**
 * The userland of the qemu lab's machines: made of the distribution's own packages (unpacked, never installed), the
 * same for every machine, and cached. Machines write to a copy-on-write layer over its image, or to a copy in memory.
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
/** What a userland is made into: a raw ext4 image, or a cpio archive with everything under /newroot. */
const userland_forms = {
    image: {
        ending: 'ext4',
        make: (tree, file) => makeExt4({ file, tree, bytes: imageBytes }),
    },
    archive: {
        ending: 'cpio',
        make: (tree, file) => makeCpio((0,external_node_path_.dirname)(tree), (0,external_node_path_.basename)(tree), file),
    },
};
/**
 * A userland with the base packages and `dependencies`.
 *
 * @returns the path of its image or archive in the cache; never write to it
 * @throws InfrastructureError when the packages cannot be fetched
 */
async function buildUserland(cacheDir, apt, dependencies, form, log) {
    const names = [...basePackages, ...[...new Set(dependencies)].sort()];
    const packages = await apt.fetchClosure(names);
    const key = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([recipe, packages.map((file) => (0,external_node_path_.basename)(file)).sort()]))
        .digest('hex')
        .slice(0, 32);
    const folder = (0,external_node_path_.join)(cacheDir, 'userland');
    const { ending, make } = userland_forms[form];
    const target = (0,external_node_path_.join)(folder, `${key}.${ending}`);
    if ((0,external_node_fs_.existsSync)(target)) {
        return target;
    }
    log(`making the machines' userland of ${packages.length} packages …`);
    await (0,promises_.mkdir)(folder, { recursive: true });
    const build = await (0,promises_.mkdtemp)((0,external_node_path_.join)(folder, 'build-'));
    try {
        const tree = (0,external_node_path_.join)(build, 'newroot');
        await (0,promises_.mkdir)(tree);
        await unpack(packages, tree);
        await finishTree(tree);
        await make(tree, (0,external_node_path_.join)(build, 'made'));
        await (0,promises_.rename)((0,external_node_path_.join)(build, 'made'), target);
    }
    finally {
        await exec('chmod', ['-R', 'u+rwX', build], { allow: [0, 1] });
        await (0,promises_.rm)(build, { recursive: true, force: true });
    }
    return target;
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
async function imageFormat(file) {
    const handle = await (0,promises_.open)(file, 'r');
    try {
        const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
        return buffer.toString('latin1') === 'QFI\xfb' ? 'qcow2' : 'raw';
    }
    finally {
        await handle.close();
    }
}
async function packagesUserland(request, apt, form) {
    const dependencies = request.tests.flatMap((test) => test.dependencies);
    return buildUserland(request.cacheDir, await apt(), dependencies, form, request.log);
}
async function prepareRoot(request, apt) {
    const { config } = request;
    switch (config.qemu.userland) {
        case 'host':
            return { kind: 'host' };
        case 'image': {
            const file = config.qemu.image;
            return { kind: 'image', file, format: await imageFormat(file) };
        }
        case 'packages':
            return { kind: 'disk', file: await packagesUserland(request, apt, 'image'), format: 'raw' };
    }
}
/**
 * Where one kernel of the run can see no disk, every machine has its files in its memory: it may boot several kernels,
 * and what is compared must not differ in its storage.
 */
async function rootForKernels(request, apt, root, kernels) {
    const bare = Object.values(kernels).find(({ bus }) => bus === null);
    if (bare === undefined) {
        return root;
    }
    const memory = request.config.qemu.memory;
    requireMemory(memory, 0, bare.artifact.ref);
    const file = await packagesUserland(request, apt, 'archive');
    requireMemory(memory, (await (0,promises_.stat)(file)).size, bare.artifact.ref);
    return { kind: 'memory', file };
}
const userlandWords = {
    disk: "packages of the host's distribution",
    memory: "packages of the host's distribution, in the machines' memory",
    host: "the host's files, which a machine can read but not change",
    image: 'a disk image, which the machines do not change',
};
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
    const [{ kernels, guest, busybox }, disk] = await Promise.all([
        prepareKernels(request, apt, notes),
        prepareRoot(request, apt),
    ]);
    const root = await rootForKernels(request, apt, disk, kernels);
    if (root.kind === 'host') {
        notes.push('userland host: the machines, and the kernels under test, can read every file that this user can read');
    }
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
        userland: userlandWords[setup.root.kind],
    };
}
/** Where fetched packages, unpacked kernels and userland images are kept between runs. */
function cacheFolder(env, home) {
    return env.PULLAB_CACHE || (0,external_node_path_.join)(env.XDG_CACHE_HOME || (0,external_node_path_.join)(home, '.cache'), 'pullab');
}

// EXTERNAL MODULE: ./build/results/layout.js
var layout = __webpack_require__(82031);
// EXTERNAL MODULE: ./build/analyze/files.js
var files = __webpack_require__(99896);
;// CONCATENATED MODULE: ./build/run/compare.js
/** Compares the benchmark values that the machines of a run left. */



/** Compares tip with base; a run goes on without a comparison, with a note that says why there is none. */
async function compareMachines(out, machines, settings, emulated) {
    try {
        const benchmarks = { ...(await (0,files/* filesOfMachines */.N)(out, machines)), emulated };
        const { comparison, excluded } = await (0,compare/* compareBenchmarks */.G)(benchmarks, settings);
        const notes = comparison === null ? excluded.map(({ what, reason }) => `not compared: ${what}: ${reason}`) : [];
        return { comparison, notes };
    }
    catch (error) {
        return { comparison: null, notes: [`the benchmarks could not be compared: ${(0,errors/* errorMessage */.gJ)(error)}`] };
    }
}

// EXTERNAL MODULE: ./build/evidence/escape.js
var evidence_escape = __webpack_require__(39957);
// EXTERNAL MODULE: ./build/report/comparison.js
var comparison = __webpack_require__(70182);
// EXTERNAL MODULE: ./build/report/summary.js
var report_summary = __webpack_require__(74611);
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
        `<td>${stage.exit_code ?? '–'}</td><td class="short">${(0,report_summary/* secondsText */.Hd)(stage.duration_s)}</td><td>${e(stage.kernel_release ?? '–')}</td></tr>`);
    return `<div class="wide"><table><thead><tr><th>Stage</th><th>Script</th><th>Verdict</th><th>Exit code</th><th>Time</th><th>Kernel</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
function bootTable(machine) {
    const rows = machine.boot_log.map((boot) => `<tr><td>${boot.n}</td><td>${boot.kernel}</td><td>${e(boot.kernel_release ?? '–')}</td><td><code>${e(boot.boot_id ?? '–')}</code></td>` +
        `<td class="short">${(0,report_summary/* secondsText */.Hd)(boot.boot_s)}</td><td>${boot.ending}${boot.detail === null ? '' : `: ${e(boot.detail)}`}</td></tr>`);
    return `<div class="wide"><table><thead><tr><th>Boot</th><th>Asked for</th><th>Kernel</th><th>Boot id</th><th>Came up in</th><th>Ended by</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
function machineDetails(machine, excerpt) {
    const open = machine.verdict === 'fail' || machine.verdict === 'incomplete' ? ' open' : '';
    const notes = machine.notes.map((note) => `<li>${e(note)}</li>`).join('');
    return (`<details${open}><summary><span class="verdict ${machine.verdict}">${machine.verdict}</span> <strong>${e(machine.id)}</strong> ` +
        `<span class="soft">${(0,report_summary/* secondsText */.Hd)((0,report_summary/* machineSeconds */.Vl)(machine))}${machine.reason === null ? '' : ` · ${e(machine.reason)}`}</span></summary>` +
        `${notes === '' ? '' : `<ul>${notes}</ul>`}${stageTable(machine)}${bootTable(machine)}` +
        `${excerpt ? `<p class="soft">Last lines</p><pre>${e(excerpt)}</pre>` : ''}` +
        `<p class="soft">Evidence: <code>machines/${e(machine.test)}/${e(machine.id)}/</code></p></details>`);
}
const html_list = (entries) => `<dl>${Object.entries(entries)
    .map(([name, value]) => `<dt>${e(name.replaceAll('_', ' '))}</dt><dd>${e(value)}</dd>`)
    .join('')}</dl>`;
function comparisonSection(file, emulated) {
    const colour = { regression: 'fail', improvement: 'pass', suspect: 'incomplete' };
    const head = comparison/* comparisonHead */.G7.map((word) => `<th>${e(word)}</th>`).join('');
    const rows = (0,comparison/* comparisonRows */.Vs)(file).map(([verdict = '', ...cells]) => `<tr><td class="verdict ${colour[verdict] ?? 'skip'}">${e(verdict)}</td>${cells.map((text) => `<td>${e(text)}</td>`).join('')}</tr>`);
    return `<h2>Benchmarks</h2><p>${e((0,comparison/* comparisonSentence */.nX)(file, emulated))}</p><div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
/** Renders the page. `excerpts` are the last lines of machines that did not pass, by machine id. */
function renderHtml(input) {
    const { run, excerpts, comparison, emulated } = input;
    const rows = run.machines.map((machine) => `<tr><td class="verdict ${machine.verdict}">${machine.verdict}</td><td>${e(machine.id)}</td><td>${e((0,report_summary/* kernelsOf */.em)(machine).join(', ') || '–')}</td>` +
        `<td>${machine.boots}</td><td class="short">${(0,report_summary/* secondsText */.Hd)((0,report_summary/* machineSeconds */.Vl)(machine))}</td><td>${e(machine.reason ?? '')}</td></tr>`);
    const kernels = Object.fromEntries(Object.entries(run.kernels).map(([role, kernel]) => [
        role,
        `${kernel.release} · build id ${kernel.build_id ?? 'unknown'} · ${kernel.version}`,
    ]));
    const timings = Object.fromEntries(Object.entries(run.timings).map(([name, value]) => [name, (0,report_summary/* secondsText */.Hd)(value)]));
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${run.verdict} · ${e(run.run_id)}</title><style>${style}</style></head><body><main>
<h1><span class="verdict ${run.verdict}">${run.verdict}</span> <span class="soft">${e(run.run_id)}</span></h1>
<p>${e((0,report_summary/* verdictSentence */.BT)(run))}</p><p class="soft">${e(run.started_at)} – ${e(run.finished_at)}</p>
${run.notes.map((note) => `<p class="incomplete">${e(note)}</p>`).join('')}
<h2>Machines</h2><div class="wide"><table><thead><tr><th>Verdict</th><th>Machine</th><th>Kernels</th><th>Boots</th><th>Time</th><th>Reason</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>
${comparison === null ? '' : comparisonSection(comparison, emulated)}
<h2>Details</h2>${run.machines.map((machine) => machineDetails(machine, excerpts[machine.id])).join('\n')}
<h2>Kernels</h2>${html_list(kernels)}
<h2>Where and how</h2>${html_list({ lab: run.lab, ...run.environment })}
<h2>Time per phase</h2>${html_list(timings)}
</main></body></html>
`;
}

// EXTERNAL MODULE: ./build/report/text.js
var report_text = __webpack_require__(13920);
// EXTERNAL MODULE: ./build/results/schema.js
var results_schema = __webpack_require__(57146);
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
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'result.json'), json(results_schema/* machine */.Aq.parse(machine)));
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'result.txt'), resultText(machine));
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'stats.json'), json(stats(machine)));
}
/** Writes `run.json` and `tests.json`. */
async function writeRun(out, run, tests) {
    await (0,promises_.mkdir)(out, { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(out, 'run.json'), json(results_schema/* runFile */.y6.parse(run)));
    await (0,promises_.writeFile)((0,external_node_path_.join)(out, 'tests.json'), json(results_schema/* testsFile */.sF.parse(tests)));
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
    const folder = (0,layout/* machineFolder */.W)(out, machine);
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
    const summary = (0,report_summary/* renderSummary */.Br)({ run, excerpts, comparison, emulated, maxBytes: summaryBytes });
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
    (0,report_text/* renderText */.S5)(run, comparison, emulated).split('\n').forEach(face.info);
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




const durations = classic_schemas/* record */.g1P(classic_schemas/* string */.YjP(), classic_schemas/* number */.aig().nonnegative());
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
        const seconds = (0,report_summary/* machineSeconds */.Vl)(machine);
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

// EXTERNAL MODULE: ./build/evidence/kernel-log/scanner.js + 6 modules
var kernel_log_scanner = __webpack_require__(26010);
// EXTERNAL MODULE: ./build/evidence/next-match.js
var next_match = __webpack_require__(3403);
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
const MAX_LINE = 65_536;
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
    const blank = text.lastIndexOf(' ', MAX_LINE);
    return blank > MAX_LINE / 2 ? blank : MAX_LINE;
}
/** Whole lines. Outside a private key only those with a hint are looked at. */
function scrubLines(state, text, end) {
    const nextHint = (0,next_match/* createNextMatch */.b)(text, HINTS);
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
function feed(state, chunk) {
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
function createScrubber() {
    const state = { carry: '', keyLines: 0, strange: 0, inToken: false, found: new Map() };
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
/**
 * The kernel's reports in the consoles of a machine's boots, numbered as in `console.log`, which is all of them.
 *
 * A boot that never came up was tried again, and what became of that is in the machine's verdict: its reports are
 * evidence, but none of them is fatal to a machine that came up the next time.
 */
async function readFindings(consoles, machine) {
    const findings = [];
    let before = 0;
    for (const { file, cameUp } of consoles) {
        const scanner = (0,kernel_log_scanner/* createLogScanner */.F)();
        for await (const chunk of (0,external_node_fs_.createReadStream)(file, { encoding: 'latin1' })) {
            scanner.feed(chunk);
        }
        const result = scanner.end();
        for (const finding of result.findings) {
            const { line, title, excerpt, fatal } = finding;
            findings.push({
                ...finding,
                title: scrub(title).text,
                excerpt: scrub(excerpt).text,
                line: before + line,
                fatal: fatal && cameUp,
                machine,
                source: 'console.log',
            });
        }
        before += result.lines;
    }
    return findings;
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

;// CONCATENATED MODULE: ./build/labs/qemu/boot.js
/** One boot of a machine: from the start of QEMU to its end, and what was seen in between. */


const stageGraceSeconds = 20;
/** Seconds a machine may take to reboot, or to hand over the next bytes of its files. */
const leaveSeconds = 60;
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
    saved = null;
    wrongKernel = null;
    panic = null;
    initError = null;
    consoleBytes = 0;
    stop = null;
    lastSign;
    stageDeadline = null;
    leaveDeadline = null;
    started;
    saves;
    limits;
    hooks;
    end;
    constructor(started, saves, limits, hooks, end) {
        this.started = started;
        this.saves = saves;
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
    onSave = () => {
        this.lastSign = performance.now();
        if (this.leaveDeadline !== null) {
            this.leaveDeadline = this.lastSign + leaveSeconds * 1000;
        }
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
                this.leaveDeadline = now + leaveSeconds * 1000;
                break;
            case 'error':
                this.initError = event.text;
                break;
            case 'end':
                this.finished = true;
                this.leaveDeadline = now + leaveSeconds * 1000;
                break;
            case 'saved':
                this.saved = event.bytes;
                break;
            case 'crashed':
            case 'alive':
                break;
        }
        this.hooks.event(event);
        if (this.finished && (!this.saves || this.saved !== null)) {
            // Everything is on the disk or was handed over: nothing is gained by waiting for the power-off.
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
    leaveTooLate() {
        if (this.finished) {
            this.halt('end', `the machine did not hand over its files within ${leaveSeconds} s`);
        }
        else {
            this.halt('hang', `the machine did not reboot within ${leaveSeconds} s of being told to`);
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
        else if (this.leaveDeadline !== null && now > this.leaveDeadline) {
            this.leaveTooLate();
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
        if (watch.finished) {
            return { ending: 'end', detail: 'the machine ended before it had handed over its files' };
        }
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
    const watch = new BootWatch(performance.now(), spec.channels.save !== undefined, request.limits, hooks, end);
    const eventLines = lineSplitter(watch.onEventLine);
    const ticker = setInterval(watch.tick, 250);
    signal.addEventListener('abort', end);
    let exit = { code: null, signal: null, shutdown: null, stderr: '' };
    try {
        qemu = request.start(spec, {
            console: watch.onConsole,
            events: (chunk) => eventLines(chunk.toString('latin1')),
            live: watch.onLive,
            save: watch.onSave,
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
        saved: watch.saved,
    };
}

;// CONCATENATED MODULE: ./build/labs/qemu/storage.js
/** Where the files of a machine are: on disks of its own, or, for a kernel that can see none of them, in its memory. */






async function openDiskStorage(request, root) {
    const { setup, order, folder } = request;
    const image = (0,external_node_path_.join)(folder, 'work.ext4');
    const overlay = (0,external_node_path_.join)(folder, 'root.qcow2');
    const makeWorkDisk = async () => {
        const tree = (0,external_node_path_.join)(folder, 'work');
        await makeWorkTree(tree, setup, order, request.stageSeconds);
        await makeExt4({ file: image, tree, bytes: setup.diskBytes });
        // What a stage writes must be on the disk when the kernel dies the next moment. A benchmark's own folder is left
        // alone, since writing through would change what it measures.
        await writeThrough(image, order.test.exclusive ? ['/results'] : ['/results', '/test']);
        await (0,promises_.rm)(tree, { recursive: true, force: true });
    };
    await Promise.all([makeWorkDisk(), root.kind === 'host' ? null : makeOverlay(overlay, root)]);
    return {
        forBoot: async ({ initrd, bus }) => {
            if (bus === null) {
                throw new Error('a kernel without a driver for any disk was given disks');
            }
            const rootDisk = root.kind === 'host' ? [] : [{ file: overlay, format: 'qcow2' }];
            const disks = [...rootDisk, { file: image, format: 'raw' }];
            const names = diskNames(bus, disks.length);
            const rootWord = root.kind === 'host' ? 'host:pullab-host' : `${root.kind}:${names[0]}`;
            return {
                initrd,
                bus,
                disks,
                hostShare: root.kind === 'host' ? 'pullab-host' : null,
                cmdline: [`pullab.root=${rootWord}`, `pullab.work=${names.at(-1)}`],
                save: null,
            };
        },
        keep: async () => null,
        workDisk: async () => image,
        notes: [],
    };
}
/** Makes the storage of a machine in its folder of the scratch folder. */
function openStorage(request) {
    const { root } = request.setup;
    return root.kind === 'memory' ? openMemoryStorage(request, root.file) : openDiskStorage(request, root);
}

;// CONCATENATED MODULE: ./build/labs/qemu/machine.js
/** One machine of the qemu lab: its disks, its boots one after the other, and what is read from it at the end. */








const bootAttempts = 2;
const doubtfulBootAttempts = 4;
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
        case 'saved':
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
    /** Why the files the machine left are not all there. */
    filesLost = null;
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
    spec(kernel, role, storage, channels) {
        const { setup, order } = this;
        const underTest = role !== 'good' || (setup.kernels.base === undefined && setup.kernels.tip === undefined);
        return {
            ...setup.qemu,
            name: `pullab-${order.id}`,
            cpus: order.cpus,
            memoryBytes: setup.memoryBytes,
            kernel: kernel.file,
            initrd: storage.initrd,
            bus: storage.bus,
            disks: storage.disks,
            channels,
            hostShare: storage.hostShare,
            cmdline: [
                ...[...baseCmdline(setup.qemu.accelerator), ...storage.cmdline, `pullab.kernel=${role}`],
                ...(underTest ? setup.cmdline : []),
            ],
        };
    }
    async bootOnce(storage, role, kernel, attempt) {
        const { setup, order, hooks } = this;
        const n = this.boots.length + 1;
        const files = await storage.forBoot(kernel, n);
        const channels = {
            console: (0,external_node_path_.join)(this.folder, `console-${n}.log`),
            events: (0,external_node_path_.join)(this.folder, `events-${n}.log`),
            live: (0,external_node_path_.join)(this.folder, `output-${n}.log`),
            ...(files.save === null ? {} : { save: files.save }),
        };
        await Promise.all(Object.values(channels).map((file) => (0,promises_.writeFile)(file, '')));
        let stage = 0;
        let liveLog = (0,external_node_fs_.createWriteStream)('/dev/null');
        let seen = null;
        const report = await runBoot({
            n,
            attempt,
            role,
            spec: this.spec(kernel, role, files, channels),
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
        return files.save === null ? report : this.takeFiles(storage, files.save, report);
    }
    /** Takes over what a machine without disks sent of its files. Without them it cannot go on after a reboot. */
    async takeFiles(storage, file, report) {
        if (!report.finished && report.nextKernel === null) {
            return report;
        }
        this.filesLost = await storage.keep({ file, bytes: report.saved, goesOn: !report.finished });
        if (this.filesLost === null || report.finished) {
            return report;
        }
        return { ...report, nextKernel: null, boot: { ...report.boot, ending: 'lab-error', detail: this.filesLost } };
    }
    /** Boots until the test has ended, a limit has passed or nothing more can be learnt. */
    async bootAll(storage) {
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
            const report = await this.bootOnce(storage, role, kernel, attempt);
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
    const storage = await openStorage({ setup, order, folder, stageSeconds: running.stageSeconds });
    await running.bootAll(storage);
    const { boots, stages, filesLost } = running;
    const judged = judgeMachine({
        boots,
        stages,
        interrupted: signal.aborted,
        wrongKernel: running.wrongKernel,
        goodKernelBooted: running.goodKernelBooted,
        emulatorDoubt: running.emulatorDoubt,
        filesLost,
    });
    const workDisk = await storage.workDisk();
    const notes = [...storage.notes, ...running.notes];
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
        emulatorDoubt: running.emulatorDoubt,
        folder,
        live: (await (0,promises_.readdir)(folder)).filter((name) => name.startsWith('live-')).map((name) => (0,external_node_path_.join)(folder, name)),
        workDisk,
    };
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
        stages: plannedStages(test),
        notes: [],
        started_at: null,
        finished_at: null,
    };
}
/** Only trouble that a fresh machine may not have is worth one. */
const worthRetrying = (machine) => machine.verdict === 'incomplete' && !/^(interrupted|wrong-kernel)/.test(machine.reason ?? '');
/** A log that cannot be read is no pass. */
async function judgeLog(remains) {
    const { verdict, reason, boot_log, id } = remains.machine;
    const consoles = remains.consoles.map((file, index) => ({ file, cameUp: boot_log[index]?.ending !== 'no-boot' }));
    try {
        const findings = await readFindings(consoles, id);
        const fatal = findings.filter((finding) => finding.fatal).map(({ title }) => title);
        return { judged: judgeFindings({ verdict, reason }, fatal, remains.emulatorDoubt), findings };
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
        const target = (0,layout/* machineFolder */.W)(run.out, remains.machine);
        const notes = await collectEvidence(remains, target);
        notes.push(...(await scrubFolder(target)));
        const { judged, findings } = await judgeLog(remains);
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
            await writeMachine((0,layout/* machineFolder */.W)(run.out, final), final);
            await run.hooks.ended(final);
            return { machine: final, findings };
        }
        const folder = (0,layout/* machineFolder */.W)(run.out, machine);
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
        ...(0,report_text/* alignTable */.O9)(lines),
        `${ended} of ${rows.size} machines ended, ${running.length} running, ${waiting} waiting`,
    ];
}
/** Prints what the stages of an ended machine wrote, folded in a workflow's log. */
async function printGroup(face, out, machine) {
    face.group(`${machine.verdict.toUpperCase()} ${machine.id} (${(0,report_summary/* secondsText */.Hd)((0,report_summary/* machineSeconds */.Vl)(machine))})${machine.reason ? `: ${machine.reason}` : ''}`);
    for (const stage of machine.stages) {
        const file = (0,external_node_path_.join)((0,layout/* machineFolder */.W)(out, machine), `run-${stage.n}-output.log`);
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
/** The exit code of a finished run; `regressed` says whether its benchmarks are a failure. */
function exitCodeOf(run, regressed, interrupted, failOn) {
    if (interrupted) {
        return exit/* EXIT */.d.interrupted;
    }
    const failed = run.verdict === 'fail' && failOn.includes('fail');
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
        const environment = lab?.environment ?? {};
        const emulated = (0,layout/* isEmulated */.e)(environment);
        const { comparison, notes } = await compareMachines(out, machines, config.compare, emulated);
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
            environment,
            timings: laps.timings,
            cost: { currency: 'USD', amount: 0, basis: 'local machines' },
            notes: [...(lab?.notes ?? []), ...notes],
        };
        await writeFindings(out, findings);
        await deliver(run, request, { comparison, findings, emulated, interrupted: signal.aborted });
        const failOn = config['fail-on'];
        const regressed = (0,compare/* benchmarksFail */.p)(comparison?.verdict ?? null, { emulated, failOn });
        return exitCodeOf(run, regressed, signal.aborted, failOn);
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
