export const id = 165;
export const ids = [165];
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


/***/ })

};
