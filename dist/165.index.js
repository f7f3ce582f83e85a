export const id = 165;
export const ids = [165];
export const modules = {

/***/ 18165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   uploadResults: () => (/* binding */ uploadResults)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/** Uploads a results tree as a workflow artifact. */


/**
 * Uploads all files below `folder`.
 *
 * Artifact names are unique in a workflow run: where another job of a matrix has taken the name, four hex digits are
 * added.
 *
 * @throws Error of the artifact service
 */
async function uploadResults(folder, name) {
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(659), __webpack_require__.e(584)]).then(__webpack_require__.bind(__webpack_require__, 20584));
    const client = new DefaultArtifactClient();
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name));
    const attempt = (chosen) => client.uploadArtifact(chosen, files, folder);
    const artifact = await attempt(name).catch((error) => {
        if (!/conflict|already exists/i.test(error.message)) {
            throw error;
        }
        return attempt(`${name}-${Math.floor(Math.random() * 0x10000)
            .toString(16)
            .padStart(4, '0')}`);
    });
    const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = process.env;
    const url = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}/artifacts/${artifact.id}`;
    return { id: artifact.id ?? 0, url };
}


/***/ })

};
