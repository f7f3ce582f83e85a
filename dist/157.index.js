export const id = 157;
export const ids = [157,165];
export const modules = {

/***/ 18165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ resultFiles),
/* harmony export */   uploadResults: () => (/* binding */ uploadResults)
/* harmony export */ });
/* unused harmony export portableName */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19473);
/** Uploads a results tree as a workflow artifact. */





const nameAttempts = 5;
/** What the artifact service refuses in names of files; one such name would keep the whole tree from being uploaded. */
const refused = /[":<>|*?\\\u0000-\u001f\u007f]/g;
/** A name the artifact service takes: what it refuses is percent-encoded, as in an address (pure). */
function portableName(name) {
    return name.replace(refused, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
/** Gives portable names to all that is in the folder. A test may name its results as it likes. */
async function makePortable(folder) {
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(folder, { withFileTypes: true })) {
        const portable = portableName(entry.name);
        let free = portable;
        for (let n = 2; free !== entry.name && (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, free)); n += 1) {
            free = `${portable}~${n}`;
        }
        if (free !== entry.name) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, entry.name), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, free));
        }
        if (entry.isDirectory()) {
            await makePortable((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, free));
        }
    }
}
/** All regular files below a folder; none when there is no such folder. Links are left out: they may lead anywhere. */
async function resultFiles(folder) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(folder)) {
        return [];
    }
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(entry.parentPath, entry.name));
}
const artifactUrl = (env, id) => `${env.GITHUB_SERVER_URL ?? 'https://github.com'}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}/artifacts/${id}`;
/** The real service. Its client says every step it takes: folded in the log. */
async function openService() {
    const [{ DefaultArtifactClient }, { group }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(659), __webpack_require__.e(584)]).then(__webpack_require__.bind(__webpack_require__, 20584)),
        __webpack_require__.e(/* import() */ 659).then(__webpack_require__.bind(__webpack_require__, 91659)),
    ]);
    const client = new DefaultArtifactClient();
    return {
        uploadArtifact: (name, files, folder) => group(`Uploading ${files.length} files as ${name}`, () => client.uploadArtifact(name, files, folder)),
    };
}
/**
 * Uploads all files below `folder`. Files whose name no artifact may have are renamed, also in `folder`.
 *
 * Artifact names are unique in a workflow run, whose id all jobs of a matrix share: where another job has taken the
 * name, four hex digits are added.
 *
 * @throws Error when there is nothing to upload, and what the artifact service throws
 */
async function uploadResults(folder, name, service, env = process.env) {
    await makePortable(folder);
    const files = await resultFiles(folder);
    if (files.length === 0) {
        throw new Error(`there is no file in ${folder}`);
    }
    const client = service ?? (await openService());
    for (let attempt = 1, chosen = name;; attempt += 1) {
        try {
            const { id } = await client.uploadArtifact(chosen, files, folder);
            if (id === undefined) {
                throw new Error('the artifact service gave no id for what was uploaded');
            }
            return { id, name: chosen, url: artifactUrl(env, id) };
        }
        catch (error) {
            const taken = /conflict|already exists/i.test((0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .errorMessage */ .gJ)(error));
            if (!taken || attempt === nameAttempts) {
                throw error;
            }
            chosen = `${name}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(2).toString('hex')}`;
        }
    }
}


/***/ }),

/***/ 95157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  postCommand: () => (/* binding */ postCommand)
});

// UNUSED EXPORTS: afterRun, isScratch, realEffects

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/action/artifact.js
var artifact = __webpack_require__(18165);
// EXTERNAL MODULE: ./build/cli/exit.js
var exit = __webpack_require__(30029);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/evidence/escape.js
var evidence_escape = __webpack_require__(39957);
;// CONCATENATED MODULE: ./build/cleanup/processes.js
/** The processes that work on a run's temporary folder, as the kernel shows them: whoever started them, and from when on. */


/** Whether a text names the folder itself or something in it, and not a folder whose name only begins like it. */
function namesFolder(text, folder) {
    for (let at = text.indexOf(folder); at !== -1; at = text.indexOf(folder, at + 1)) {
        if (!/^[\w.-]/.test(text.slice(at + folder.length))) {
            return true;
        }
    }
    return false;
}
/** Whether a process works on a folder: an argument names it, or it was started in it (pure). */
function worksOn(folder, { cmdline, cwd }) {
    // In QEMU's option syntax a comma of a path is doubled.
    return namesFolder(cmdline.replaceAll(',,', ','), folder) || cwd === folder || cwd.startsWith(`${folder}/`);
}
function orEmpty(read) {
    try {
        return read();
    }
    catch {
        // It has ended since, or it is not ours to look at.
        return '';
    }
}
/** The processes of this user that work on `folder`. One that has ended and was not waited for is none. */
function findProcesses(folder) {
    const uid = process.getuid?.();
    return (0,external_node_fs_.readdirSync)('/proc')
        .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
        .flatMap((entry) => {
        const place = (0,external_node_path_.join)('/proc', entry);
        const owner = orEmpty(() => String((0,external_node_fs_.statSync)(place).uid));
        const cmdline = orEmpty(() => (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(place, 'cmdline'), 'utf8'));
        const cwd = orEmpty(() => (0,external_node_fs_.readlinkSync)((0,external_node_path_.join)(place, 'cwd')));
        const found = owner === String(uid) && cmdline !== '' && worksOn(folder, { cmdline, cwd });
        return found ? [{ pid: Number(entry), name: (0,external_node_path_.basename)(cmdline.split('\0')[0] ?? '') }] : [];
    });
}
const pollMs = 50;
/**
 * Kills the processes that work on `folder` until none is found any more, for `limitMs` at most.
 *
 * @returns those that were killed, and those that are still there
 */
async function endProcesses(folder, limitMs, { find, kill, sleep }) {
    const met = new Map();
    let left = find(folder);
    for (let waited = 0; left.length > 0 && waited < limitMs; waited += pollMs) {
        for (const found of left) {
            met.set(found.pid, found);
            kill(found.pid);
        }
        await sleep(pollMs);
        left = find(folder);
    }
    const still = new Set(left.map(({ pid }) => pid));
    return { ended: [...met.values()].filter(({ pid }) => !still.has(pid)), left };
}

;// CONCATENATED MODULE: ./build/cleanup/post.js
/**
 * What the action does after its job, however that ended: ends what the main step left running, reads back that
 * nothing is left, and uploads the results if the main step did not get to it.
 */









const endingLimitMs = 10_000;
const listed = (processes) => processes.map(({ pid, name }) => `${pid} (${(0,evidence_escape/* defuseWorkflowCommands */.yg)(name)})`).join(', ');
/** Only a folder that a main step may have made is ever removed. */
function isScratch(folder) {
    return (0,external_node_path_.isAbsolute)(folder) && /^pullab-\w+$/.test((0,external_node_path_.basename)(folder));
}
/** Ends the processes and removes the folder of a run; true when nothing is left. */
async function cleanUp(scratch, face, effects) {
    if (scratch === '') {
        face.info('nothing was launched');
        return true;
    }
    if (!isScratch(scratch)) {
        face.error(`the saved state names ${JSON.stringify(scratch)}, which is no temporary folder of a run; it is left as it is`);
        return false;
    }
    const { ended, left } = await endProcesses(scratch, endingLimitMs, effects);
    if (ended.length > 0) {
        face.warning(`the main step left processes running, which are ended now: ${listed(ended)}`);
    }
    let why = '';
    await effects.remove(scratch).catch((error) => {
        why = `: ${(0,errors/* errorMessage */.gJ)(error)}`;
    });
    if (left.length > 0) {
        face.error(`these processes could not be ended: ${listed(left)}; end them on this machine with kill -KILL`);
    }
    const remains = effects.exists(scratch);
    if (remains) {
        face.error(`the temporary folder ${scratch} could not be removed${why}; remove it on this machine`);
    }
    if (left.length === 0 && !remains) {
        face.info(`nothing is left running, and ${scratch} is gone`);
        return true;
    }
    return false;
}
/** Uploads the results of a main step that was cancelled or died. That it cannot is no failure of its own. */
async function deliverResults(state, face, effects) {
    if (state.uploaded || state.out === '') {
        return;
    }
    try {
        if ((await effects.files(state.out)).length === 0) {
            face.info('there are no results to upload');
            return;
        }
        const { name, url } = await effects.upload(state.out);
        face.info(`the results are in the artifact ${name}: ${url}`);
    }
    catch (error) {
        face.warning(`the results could not be uploaded as an artifact: ${(0,errors/* errorMessage */.gJ)(error)}`);
    }
}
/**
 * The post step on given effects.
 *
 * @returns the exit code: not 0 when something is left that could not be ended or removed
 */
async function afterRun(state, face, effects) {
    const clean = await cleanUp(state.scratch, face, effects);
    await deliverResults(state, face, effects);
    return clean ? exit/* EXIT */.d.fine : exit/* EXIT */.d.incomplete;
}
/** The effects on this machine; artifacts are named after the run. */
function realEffects(runId) {
    return {
        find: findProcesses,
        kill: (pid) => {
            try {
                process.kill(pid, 'SIGKILL');
            }
            catch {
                // It has ended in the meantime; whether it is gone is read back.
            }
        },
        sleep: (ms) => (0,external_node_timers_promises_.setTimeout)(ms),
        remove: (folder) => (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
        exists: external_node_fs_.existsSync,
        files: artifact/* resultFiles */.d,
        upload: (out) => (0,artifact.uploadResults)(out, `pullab-${runId}`),
    };
}
/** The post step of the action; `getState` reads what the main step saved. Returns the exit code. */
async function postCommand(face, getState, runId) {
    const state = { scratch: getState('scratch'), out: getState('out'), uploaded: getState('uploaded') === 'yes' };
    return afterRun(state, face, realEffects(runId));
}


/***/ })

};
