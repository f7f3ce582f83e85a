export const id = 865;
export const ids = [865];
export const modules = {

/***/ 93865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  analyzeCommand: () => (/* binding */ analyzeCommand)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/cli/exit.js
var exit = __webpack_require__(30029);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/evidence/escape.js
var evidence_escape = __webpack_require__(39957);
// EXTERNAL MODULE: ./build/report/summary.js
var summary = __webpack_require__(74611);
// EXTERNAL MODULE: ./build/report/text.js
var report_text = __webpack_require__(13920);
// EXTERNAL MODULE: ./build/analyze/compare.js + 20 modules
var compare = __webpack_require__(66114);
// EXTERNAL MODULE: ./build/config/nearest.js
var nearest = __webpack_require__(49445);
// EXTERNAL MODULE: ./build/results/layout.js
var layout = __webpack_require__(82031);
// EXTERNAL MODULE: ./build/results/schema.js
var schema = __webpack_require__(57146);
// EXTERNAL MODULE: ./build/analyze/files.js
var files = __webpack_require__(99896);
;// CONCATENATED MODULE: ./build/analyze/find.js








const nothing = () => ({ files: [], excluded: [], orders: {}, emulated: false });
function pool(left, right) {
    return {
        files: [...left.files, ...right.files],
        excluded: [...left.excluded, ...right.excluded],
        orders: { ...left.orders, ...right.orders },
        emulated: left.emulated || right.emulated,
    };
}
/** @throws UserError for a folder that cannot be read, with the nearest name beside it */
async function list(folder) {
    try {
        return (await (0,promises_.readdir)(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT') {
            const beside = await (0,promises_.readdir)((0,external_node_path_.dirname)(folder)).catch(() => []);
            throw new errors/* UserError */.yo(`${folder} does not exist${(0,nearest/* didYouMean */.a)((0,external_node_path_.basename)(folder), beside)}`);
        }
        throw new errors/* UserError */.yo(code === 'ENOTDIR'
            ? `${folder} is a file: name the folder that holds the results`
            : `${folder} cannot be read: ${(0,errors/* errorMessage */.gJ)(error)}`);
    }
}
async function readRun(folder) {
    const file = (0,external_node_path_.join)(folder, 'run.json');
    try {
        return schema/* runFile */.y6.parse(JSON.parse(await (0,promises_.readFile)(file, 'utf8')));
    }
    catch (error) {
        const why = error instanceof SyntaxError ? error.message : 'it does not have the form of a run';
        throw new errors/* UserError */.yo(`${file} is not the result of a run (${why}): name another folder, or fetch it again`);
    }
}
/** The instance of a folder of the predecessor's results, `test_<t>/output/<instance>`; null for other folders. */
const instanceOf = (folder) => /[/\\]test_[^/\\]+[/\\]output[/\\]([^/\\]+)$/.exec(folder)?.[1] ?? null;
/** Why the predecessor's client says its machine failed; null when it does not. */
async function failureOf(folder) {
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'result.txt'), 'utf8').catch(() => 'SUCCESS');
    const [line = ''] = (0,evidence_escape/* stripTerminal */.JI)(text).trim().split('\n');
    return line.startsWith('SUCCESS') ? null : `result.txt says ${line.slice(0, 200) || 'nothing'}`;
}
async function filesOfFolder(folder, root, names) {
    const found = nothing();
    const machine = instanceOf(folder);
    const failure = machine === null ? null : await failureOf(folder);
    for (const entry of names) {
        const side = (0,files/* benchmarkSide */.R)(entry);
        const name = (0,evidence_escape/* stripTerminal */.JI)((0,external_node_path_.relative)((0,external_node_path_.dirname)(root), (0,external_node_path_.join)(folder, entry)));
        if (side !== null && failure === null) {
            found.files.push({ path: (0,external_node_path_.join)(folder, entry), name, side, machine, scope: '' });
        }
        else if (side !== null) {
            found.excluded.push({ what: name, reason: failure ?? '' });
        }
    }
    return found;
}
/** Looks through a folder and those below it; what links lead to is not followed. */
async function survey(folder, root) {
    const entries = await list(folder);
    const has = (name) => entries.some((entry) => entry.name === name);
    if (has('machines') && has('run.json')) {
        return { trees: [{ folder, run: await readRun(folder) }], rest: nothing() };
    }
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    const found = { trees: [], rest: await filesOfFolder(folder, root, files) };
    for (const { name } of entries.filter((entry) => entry.isDirectory())) {
        const below = await survey((0,external_node_path_.join)(folder, name), root);
        found.trees.push(...below.trees);
        found.rest = pool(found.rest, below.rest);
    }
    return found;
}
/** Trees without those that hold the same run again, and what their machines' ids need before them to be theirs. */
function distinct(trees) {
    const keyOf = ({ run }) => JSON.stringify([run.run_id, run.started_at, run.machines.map(({ id }) => id)]);
    const unique = [...new Map(trees.map((tree) => [keyOf(tree), tree])).values()];
    // The jobs of a matrix are runs of the same id.
    return unique.map((tree, index) => {
        const isAlone = unique.every((other) => other === tree || other.run.run_id !== tree.run.run_id);
        const label = isAlone ? tree.run.run_id : `${tree.run.run_id}#${index + 1}`;
        return { ...tree, scope: unique.length === 1 ? '' : `${label}/` };
    });
}
/**
 * Finds the benchmark files of folders, which are pooled as one run. A folder below another is read once.
 *
 * @throws UserError for a folder that is missing or cannot be read, and for a broken `run.json`
 */
async function findBenchmarks(folders) {
    const roots = await Promise.all(folders.map((folder) => (0,promises_.realpath)(folder).catch(() => folder)));
    const surveys = [];
    for (const root of new Set(roots)) {
        surveys.push(await survey(root, root));
    }
    let found = surveys.map(({ rest }) => rest).reduce(pool, nothing());
    for (const { folder, run, scope } of distinct(surveys.flatMap(({ trees }) => trees))) {
        const benchmarks = await (0,files/* filesOfMachines */.N)(folder, run.machines, scope);
        found = pool(found, { ...benchmarks, emulated: benchmarks.files.length > 0 && (0,layout/* isEmulated */.e)(run.environment) });
    }
    return { ...found, files: [...new Map(found.files.map((file) => [file.path, file])).values()] };
}

;// CONCATENATED MODULE: ./build/analyze/command.js
/** `analyze`: benchmarks of finished runs → `comparison.json` and a table. */









const MAX_REASONS = 5;
function nothingToCompare(why, excluded) {
    const reasons = excluded.slice(0, MAX_REASONS).map(({ what, reason }) => `\n  ${what}: ${reason}`);
    const more = excluded.length > MAX_REASONS ? `\n  … and ${excluded.length - MAX_REASONS} more` : '';
    return new errors/* UserError */.yo(`nothing to compare: ${why}${reasons.join('')}${more}`);
}
/** @throws UserError when a side has no values, or holds more than one kernel */
async function compareBothSides(benchmarks, settings) {
    const { comparison, excluded } = await (0,compare/* compareBenchmarks */.G)(benchmarks, settings.compare);
    if (comparison === null) {
        const names = 'benchmark-base*.csv and benchmark-tip*.csv';
        throw nothingToCompare(excluded.length === 0 ? `there are no ${names} in these folders` : 'every benchmark file was left out', excluded);
    }
    const missing = ['base', 'tip'].filter((side) => comparison.comparisons.every((item) => item[`n_${side}`] === 0));
    if (missing.length > 0) {
        const files = missing.map((side) => `benchmark-${side}*.csv`).join(' and ');
        throw nothingToCompare(`there are no values of ${missing.join(' and ')}; add a folder with ${files}`, comparison.excluded);
    }
    return comparison;
}
async function write(out, comparison) {
    const file = (0,external_node_path_.join)(out, 'comparison.json');
    try {
        await (0,promises_.mkdir)(out, { recursive: true });
        await (0,promises_.writeFile)(file, `${JSON.stringify(comparison, null, 2)}\n`);
    }
    catch (error) {
        throw new errors/* UserError */.yo(`--out: ${file} cannot be written: ${(0,errors/* errorMessage */.gJ)(error)}`);
    }
    return file;
}
/**
 * Compares the benchmarks of folders, pooled as one run.
 *
 * @returns the exit code
 * @throws UserError when a folder is missing or there is nothing to compare
 */
async function analyzeCommand(request) {
    const { settings, face, out } = request;
    const benchmarks = await findBenchmarks(request.folders.map((folder) => (0,external_node_path_.resolve)(request.cwd, folder)));
    const comparison = await compareBothSides(benchmarks, settings);
    const { emulated } = benchmarks;
    for (const line of [...(0,report_text/* renderComparison */.Wo)(comparison, emulated), ...(0,report_text/* renderRemarks */.w_)(comparison)]) {
        face.info(line);
    }
    if (out !== undefined) {
        face.info(`Comparison: ${await write(out, comparison)}`);
        face.setOutput('results-dir', out);
    }
    if (request.json) {
        request.printDocument((0,evidence_escape/* safeJson */.oi)(comparison));
    }
    face.setOutput('regressions', String(comparison.metrics.filter(({ verdict }) => verdict === 'regression').length));
    await face.summary((0,summary/* comparisonMarkdown */.vR)(comparison, emulated));
    return (0,compare/* benchmarksFail */.p)(comparison.verdict, { emulated, failOn: settings['fail-on'] }) ? exit/* EXIT */.d.failure : exit/* EXIT */.d.fine;
}


/***/ })

};
