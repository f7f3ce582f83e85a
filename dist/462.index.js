export const id = 462;
export const ids = [462];
export const modules = {

/***/ 67258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ execute)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/config/commands.js
var commands = __webpack_require__(86601);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./build/config/document.js
/** A YAML file as data that still knows the line and column of everything in it. */

function explain(error, text) {
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
function offsetOf(document, path, part) {
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    const isEmpty = (0,dist/* isScalar */.jn)(node) && node.value === null;
    if (part === 'value' && (0,dist/* isNode */.Ll)(node) && !isEmpty) {
        return node.range?.[0];
    }
    const parent = path.length <= 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const entries = (0,dist/* isMap */.jh)(parent) ? parent.items : [];
    const key = entries.map((entry) => entry.key).find((name) => (0,dist/* isScalar */.jn)(name) && String(name.value) === path.at(-1));
    return (0,dist/* isScalar */.jn)(key) ? key.range?.[0] : undefined;
}
/**
 * Reads YAML text. Never throws: what is wrong with it is in `problems`.
 *
 * @param file the name that positions carry
 */
function parseYaml(file, text) {
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, { lineCounter: lines, prettyErrors: false });
    const at = (offset) => {
        const { line, col } = lines.linePos(offset);
        return `${file}:${Math.max(1, line)}:${Math.max(1, col)}`;
    };
    const problems = [...document.errors, ...document.warnings].map((error) => `${at(error.pos[0])}: ${explain(error, text)}`);
    let data;
    if (problems.length === 0) {
        try {
            data = document.toJS() ?? undefined;
        }
        catch (error) {
            problems.push(`${file}: is not YAML: ${error instanceof Error ? error.message : String(error)}`);
        }
    }
    return {
        data,
        problems,
        position(path, part) {
            const offset = offsetOf(document, path, part) ??
                path.map((_, cut) => offsetOf(document, path.slice(0, path.length - 1 - cut), 'value')).find(Number.isInteger);
            return at(offset ?? 0);
        },
        source(path) {
            const node = document.getIn(path, true);
            return (0,dist/* isScalar */.jn)(node) ? node.source : undefined;
        },
    };
}

// EXTERNAL MODULE: ./build/config/options.js
var options = __webpack_require__(86441);
// EXTERNAL MODULE: ./build/config/nearest.js
var nearest = __webpack_require__(49445);
// EXTERNAL MODULE: ./build/config/walk.js
var walk = __webpack_require__(24866);
;// CONCATENATED MODULE: ./build/config/problems.js



/** A value as messages show it: quoted text, short, on one line. */
function show(value) {
    if (Array.isArray(value)) {
        return 'a list';
    }
    if (typeof value === 'object' && value !== null) {
        return 'a mapping';
    }
    const text = JSON.stringify(value) ?? 'nothing';
    return text.length > 80 ? `${text.slice(0, 77)}…"` : text;
}
function valueAt(data, path) {
    return path.reduce((at, key) => (typeof at === 'object' && at !== null ? at[key] : undefined), data);
}
const EXPECTED = {
    string: 'text',
    array: 'a list',
    object: 'a mapping of settings',
    record: 'a mapping',
    boolean: 'true or false',
};
/** Phrases for findings that the schema has no words of its own for. */
const phrase = (issue) => {
    if (issue.code === 'invalid_type') {
        return `is not ${EXPECTED[issue.expected] ?? `a ${issue.expected}`}`;
    }
    if (issue.code === 'invalid_value') {
        const words = issue.values.map(String);
        return `is not one of ${words.join(', ')}${(0,nearest/* didYouMean */.a)(String(issue.input), words)}`;
    }
    return undefined;
};
/** Marks findings about the name of an entry, which zod reports at the path of its value. */
const ABOUT_KEY = 'key: ';
/** Of a choice between forms, the findings of the form the user evidently meant. */
function flatten(issue) {
    if (issue.code === 'invalid_key') {
        return issue.issues.map((below) => ({
            ...below,
            path: issue.path,
            code: 'custom',
            message: ABOUT_KEY + below.message,
        }));
    }
    if (issue.code !== 'invalid_union') {
        return [issue];
    }
    const meant = issue.errors.find((branch) => !branch.some((at) => at.code === 'invalid_type' && at.path.length === 0));
    return meant === undefined
        ? [issue]
        : meant.flatMap((below) => flatten({ ...below, path: [...issue.path, ...below.path] }));
}
function unknownKey(schema, at, key) {
    const known = (0,walk/* keysAt */._s)(schema, at);
    const place = at.length === 0 ? '' : ` of ${at.join('.')}`;
    const list = known.length === 0 ? 'this version has none' : `known: ${known.join(', ')}`;
    return `${show(key)} is not a setting${place}${(0,nearest/* didYouMean */.a)(key, known)} (${list})`;
}
/** One line per problem that a schema found in `data`. */
function problemLines(schema, error, data, where) {
    const lines = error.issues.flatMap(flatten).flatMap((issue) => {
        const path = issue.path.filter((key) => typeof key !== 'symbol');
        if (issue.code === 'unrecognized_keys') {
            return issue.keys.map((key) => `${where([...path, key], 'key')}: ${unknownKey(schema, path, key)}`);
        }
        if (issue.message.startsWith(ABOUT_KEY)) {
            return [`${where(path, 'key')}: ${show(path.at(-1))} ${issue.message.slice(ABOUT_KEY.length)}`];
        }
        const value = valueAt(data, path);
        if (value === undefined) {
            return [`${where(path)} is missing: ${issue.message.replace(/^is not/, 'it must be')}`];
        }
        if (value === null) {
            return [`${where(path)} has no value: give one, or remove the key`];
        }
        return [`${where(path)}: ${show(value)} ${issue.message}`];
    });
    return lines.sort(new Intl.Collator('en', { numeric: true }).compare);
}
/** Ends with all problems in one UserError; returns when there are none. */
function refuse(problems) {
    if (problems.length === 1) {
        throw new errors/* UserError */.yo(problems[0]);
    }
    if (problems.length > 1) {
        throw new errors/* UserError */.yo(`${problems.length} problems:\n${problems.map((line) => `  ${line.replaceAll('\n', '\n  ')}`).join('\n')}`);
    }
}

// EXTERNAL MODULE: ./build/config/schema.js
var schema = __webpack_require__(57096);
;// CONCATENATED MODULE: ./build/config/load.js
/** The config of one invocation: file and overrides, merged, checked and with absolute paths. */






const DEFAULT_FILE = 'pullab.yml';
const isTree = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
function readDocument({ file, cwd, readFile, exists }) {
    const name = file ?? DEFAULT_FILE;
    const path = (0,external_node_path_.resolve)(cwd, name);
    if (!exists(path)) {
        if (file === undefined) {
            return undefined;
        }
        throw new errors/* UserError */.yo(`config file ${file} does not exist (looked for ${path})`);
    }
    try {
        return parseYaml(name, readFile(path));
    }
    catch (error) {
        throw new errors/* UserError */.yo(`config file ${name} cannot be read`, { cause: error });
    }
}
/** Params are environment variables: `1.10` must not become 1.1 because YAML sees a number. */
function keepParamsAsWritten(tree, document) {
    if (!isTree(tree.params)) {
        return tree;
    }
    const params = Object.entries(tree.params).map(([name, value]) => {
        const isPlain = typeof value === 'number' || typeof value === 'boolean';
        return [name, isPlain ? (document.source(['params', name]) ?? value) : value];
    });
    return { ...tree, params: Object.fromEntries(params) };
}
function withValue(tree, path, value) {
    const [key, ...rest] = path;
    const below = tree[key];
    if (rest.length > 0) {
        return isTree(below) || below === undefined ? { ...tree, [key]: withValue(below ?? {}, rest, value) } : tree;
    }
    return { ...tree, [key]: key === 'params' && isTree(below) && isTree(value) ? { ...below, ...value } : value };
}
/** Puts overrides over the file's tree, and keeps for every path which override it came from. */
function override(tree, overrides) {
    const problems = [];
    const labels = new Map();
    let merged = tree;
    for (const given of overrides) {
        const { path } = given.option;
        const read = (0,options/* readOverride */.$J)(given);
        if ('problem' in read) {
            problems.push(`${given.label}: ${read.problem}`);
        }
        else if (path !== null) {
            merged = withValue(merged, path, read.value);
            const places = given.option.kind === 'pairs' && isTree(read.value) ? Object.keys(read.value) : [undefined];
            for (const place of places) {
                labels.set(JSON.stringify(place === undefined ? path : [...path, place]), given.label);
            }
        }
    }
    const labelOf = (path) => [...path, ''].map((_, cut) => labels.get(JSON.stringify(path.slice(0, path.length - cut)))).find(Boolean);
    return { merged, problems, labelOf };
}
/** Paths of the config that name files or folders rather than addresses. */
function filePaths(config) {
    const isLocal = (text) => text !== undefined && !text.includes('://') && !schema/* DISTRIBUTION_KERNEL */.$T.test(text);
    const kernels = [
        [config.kernels.base, ['kernels', 'base']],
        [config.kernels.tip, ['kernels', 'tip']],
        [config.qemu.kernel, ['qemu', 'kernel']],
    ];
    const places = [
        [config['tests-dir'], ['tests-dir']],
        [config.expectations, ['expectations']],
        [config.qemu.image, ['qemu', 'image']],
        [config.compare.history, ['compare', 'history']],
        ...kernels.map(([kernel, path]) => [kernel?.ref, [...path, 'ref']]),
    ];
    return places.filter(([text]) => isLocal(text)).map(([, path]) => path);
}
/** History is written as well as read: it need not be there yet. */
const MAY_BE_MISSING = new Set(['compare']);
/** The config with absolute paths, and a line for each that leads nowhere. */
function resolvePaths(config, baseOf, exists, where) {
    const resolved = structuredClone(config);
    const problems = [];
    for (const path of filePaths(config)) {
        const holder = valueAt(resolved, path.slice(0, -1));
        const key = String(path.at(-1));
        const given = String(holder[key]);
        const absolute = (0,external_node_path_.isAbsolute)(given) ? given : (0,external_node_path_.resolve)(baseOf(path), given);
        holder[key] = absolute;
        if (!MAY_BE_MISSING.has(String(path[0])) && !exists(absolute)) {
            const name = path.filter((part) => part !== 'ref');
            const looked = given === absolute ? '' : ` (looked for ${absolute})`;
            problems.push(`${where(name)}: ${show(given)} does not exist${looked}: correct the path`);
        }
    }
    return { resolved, problems };
}
function whereFrom(sources, document, fileTree, labelOf) {
    return (path, part = 'value') => {
        const label = labelOf(path);
        const name = path.join('.');
        if (label !== undefined) {
            return label;
        }
        const isWritten = path[0] !== undefined && path[0] in fileTree;
        if (!isWritten && path[0] !== 'tests') {
            return `${name} (default)`;
        }
        const place = document?.position(path, part) ?? `no ${DEFAULT_FILE} in ${sources.cwd}`;
        return part === 'key' ? place : `${place}: ${name}`;
    };
}
function readConfig(sources, schema) {
    const document = readDocument(sources);
    refuse(document?.problems ?? []);
    const data = document?.data ?? {};
    const fileTree = isTree(data) && document !== undefined ? keepParamsAsWritten(data, document) : data;
    if (!isTree(fileTree)) {
        throw new errors/* UserError */.yo(`${document?.position([], 'value')}: ${show(data)} is not a mapping of settings: begin with tests: [name]`);
    }
    const { merged, problems, labelOf } = override(fileTree, sources.overrides);
    const where = whereFrom(sources, document, fileTree, labelOf);
    const parsed = schema.safeParse(merged, { error: phrase, reportInput: true });
    if (!parsed.success) {
        refuse([...problems, ...problemLines(schema, parsed.error, merged, where)]);
        throw new errors/* UserError */.yo('the config is not valid', { cause: parsed.error });
    }
    return { data: parsed.data, where, problems, labelOf };
}
/**
 * Reads, merges and checks the config. Paths in the file are relative to the file, those of overrides to `cwd`; all
 * come out absolute.
 *
 * @throws UserError with every problem found, one line each: the place (`file:line:column`, flag or input), the value,
 * why it is refused, and what to write instead
 */
function loadConfig(sources) {
    const { data, where, problems, labelOf } = readConfig(sources, schema/* configSchema */.Qn);
    const fileBase = (0,external_node_path_.dirname)((0,external_node_path_.resolve)(sources.cwd, sources.file ?? DEFAULT_FILE));
    const baseOf = (path) => (labelOf(path) === undefined ? fileBase : sources.cwd);
    const result = resolvePaths(data, baseOf, sources.exists, where);
    refuse([...problems, ...result.problems]);
    return { config: result.resolved, where };
}
/**
 * What commands that only read results need of the config: neither tests nor the files of a run have to be there, but
 * a mistake anywhere in the file is refused all the same.
 *
 * @throws UserError as loadConfig
 */
function loadReadingConfig(sources) {
    const { data, problems } = readConfig(sources, schema/* configSchema */.Qn.partial({ tests: true }));
    refuse(problems);
    return data;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./build/config/units.js
var units = __webpack_require__(33820);
// EXTERNAL MODULE: ./build/config/version-sort.js
var version_sort = __webpack_require__(83248);
;// CONCATENATED MODULE: ./build/config/test-folder.js
/** A test as its folder defines it: stages, dependencies and `test.yml`. */









/** What a test may need of the machine it runs on. */
const need = schemas/* enum */.k5n(['kernels', 'network', 'metal', 'nested-virtualization']);
const resultFormat = schemas/* enum */.k5n([
    'auto',
    'none',
    'ktap',
    'tap',
    'ltp',
    'kselftest',
    'kunit',
    'kvm-unit-tests',
    'junit',
]);
const flag = schemas/* boolean */.zMY({ error: 'is neither true nor false' });
/** `test.yml` of a test's folder. */
const testFileSchema = schemas/* strictObject */.rej({
    description: schemas/* string */.YjP().optional().describe('What the test tests'),
    timeout: units/* duration */.p0.optional().describe('Longest time one stage of this test may run'),
    needs: schemas/* array */.YOg(need)
        .prefault([])
        .describe('What the test needs: kernels when it switches between base and tip itself'),
    exclusive: flag.prefault(false).describe('Whether no other machine may run beside it on the same host'),
    'result-format': resultFormat.prefault('auto').describe('Format of the results that the stages print'),
});
const isInside = (folder, path) => path === folder || path.startsWith(folder + external_node_path_.sep);
/** Names of the folders that hold stages. */
function existingTests(testsDir) {
    return (0,external_node_fs_.readdirSync)(testsDir, { withFileTypes: true })
        .filter((entry) => !entry.name.startsWith('.') && !entry.isFile())
        .map((entry) => entry.name)
        .filter((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(testsDir, name)) && (0,external_node_fs_.statSync)((0,external_node_path_.join)(testsDir, name)).isDirectory())
        .filter((name) => stageScripts((0,external_node_path_.join)(testsDir, name)).length > 0)
        .sort();
}
function stageScripts(folder) {
    return (0,external_node_fs_.readdirSync)(folder)
        .filter((file) => /^run.*\.sh$/.test(file))
        .sort(version_sort/* compareVersions */.Z);
}
function checkExists(testsDir, name) {
    if (!/^[A-Za-z0-9_-]+$/.test(name)) {
        const why = name.includes('/') ? 'is a path, which could lead out of tests-dir' : 'is not the name of a test';
        throw new errors/* UserError */.yo(`${show(name)} ${why}: name a folder of ${testsDir} by letters, digits, _ and - only`);
    }
    if (!(0,external_node_fs_.existsSync)(testsDir) || !(0,external_node_fs_.statSync)(testsDir).isDirectory()) {
        throw new errors/* UserError */.yo(`${show(name)}: tests-dir ${testsDir} is not a folder: create it, or give --tests-dir`);
    }
    const folder = (0,external_node_path_.join)(testsDir, name);
    if (!(0,external_node_fs_.existsSync)(folder) || !(0,external_node_fs_.statSync)(folder).isDirectory()) {
        const known = existingTests(testsDir);
        const list = known.length === 0 ? 'there are no tests in it' : `it has: ${known.join(', ')}`;
        throw new errors/* UserError */.yo(`test ${show(name)} does not exist in ${testsDir}${(0,nearest/* didYouMean */.a)(name, known)} (${list})`);
    }
    return folder;
}
/** Every link must stay in tests-dir: what it points to is packed and sent to a machine that runs hostile code. */
function linkProblems(testsDir, folder) {
    const root = (0,external_node_fs_.realpathSync)(testsDir);
    const problemOf = (path) => {
        if (!(0,external_node_fs_.existsSync)(path)) {
            return `${path} is a link to nothing: remove or correct it`;
        }
        const target = (0,external_node_fs_.realpathSync)(path);
        return isInside(root, target)
            ? undefined
            : `${path} is a link to ${target}, outside ${testsDir}: copy the file into it`;
    };
    const seen = new Set();
    const list = (parent) => {
        const real = (0,external_node_fs_.realpathSync)(parent);
        if (seen.has(real)) {
            return [];
        }
        seen.add(real);
        return (0,external_node_fs_.readdirSync)(parent, { withFileTypes: true }).flatMap((entry) => visit(entry, (0,external_node_path_.join)(parent, entry.name)));
    };
    const visit = (entry, path) => {
        const problem = entry.isSymbolicLink() ? problemOf(path) : undefined;
        if (problem !== undefined) {
            return [problem];
        }
        return (0,external_node_fs_.statSync)(path).isDirectory() ? list(path) : [];
    };
    const itself = problemOf(folder);
    return itself === undefined ? list(folder) : [itself];
}
function stageProblems(folder, scripts) {
    if (scripts.length === 0) {
        return [`${folder} has no stage: add run.sh, or run-1.sh, run-2.sh, …`];
    }
    return scripts.flatMap((script) => {
        const path = (0,external_node_path_.join)(folder, script);
        if (!(0,external_node_fs_.existsSync)(path)) {
            return [];
        }
        if (!(0,external_node_fs_.statSync)(path).isFile()) {
            return [`${path} is not a file: a stage is a shell script`];
        }
        try {
            (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.R_OK);
        }
        catch {
            return [`${path} cannot be read: chmod +r ${path}`];
        }
        const isExecutable = ((0,external_node_fs_.statSync)(path).mode & 0o111) !== 0;
        return isExecutable ? [] : [`${path} is not executable: chmod +x ${path}`];
    });
}
const isRegularFile = (path) => (0,external_node_fs_.existsSync)(path) && (0,external_node_fs_.statSync)(path).isFile();
/** Package names, one per line; `#` begins a comment. */
function readDependencies(path) {
    if (!isRegularFile(path)) {
        return { dependencies: [], problems: [] };
    }
    const entries = (0,external_node_fs_.readFileSync)(path, 'utf8')
        .split(/\r?\n/)
        .map((line, index) => ({ name: line.replace(/#.*/, '').trim(), line: index + 1 }))
        .filter(({ name }) => name !== '');
    const problems = entries
        .filter(({ name }) => !/^[a-z0-9][a-z0-9+.-]*$/.test(name))
        .map(({ name, line }) => `${path}:${line}: ${show(name)} is not the name of a package: one name per line, of a-z, 0-9, + . and -`);
    return { dependencies: [...new Set(entries.map(({ name }) => name))], problems };
}
function readTestFile(path) {
    const none = testFileSchema.parse({});
    if (!isRegularFile(path)) {
        return { settings: none, problems: [] };
    }
    const document = parseYaml(path, (0,external_node_fs_.readFileSync)(path, 'utf8'));
    if (document.problems.length > 0) {
        return { settings: none, problems: document.problems };
    }
    const data = document.data ?? {};
    const where = (place, part = 'value') => {
        const position = document.position(place, part);
        return part === 'key' || place.length === 0 ? position : `${position}: ${place.join('.')}`;
    };
    const parsed = testFileSchema.safeParse(data, { error: phrase, reportInput: true });
    return parsed.success
        ? { settings: parsed.data, problems: [] }
        : { settings: none, problems: problemLines(testFileSchema, parsed.error, data, where) };
}
/**
 * Reads the definition of one test.
 *
 * @throws UserError when the test does not exist (with the nearest name), its name or a link leads out of tests-dir, or
 * its stages, `dependencies.txt` or `test.yml` are not as the stage contract has them; all problems at once
 */
function readTest(testsDir, name) {
    const folder = checkExists(testsDir, name);
    refuse(linkProblems(testsDir, folder));
    const scripts = stageScripts(folder);
    const { dependencies, problems } = readDependencies((0,external_node_path_.join)(folder, 'dependencies.txt'));
    const { settings, problems: fileProblems } = readTestFile((0,external_node_path_.join)(folder, 'test.yml'));
    refuse([...stageProblems(folder, scripts), ...problems, ...fileProblems]);
    return {
        name,
        folder,
        stages: scripts.map((script, index) => ({ n: index + 1, script })),
        dependencies,
        needs: settings.needs,
        timeout_s: settings.timeout ?? null,
        exclusive: settings.exclusive,
        description: settings.description ?? null,
        result_format: settings['result-format'],
    };
}
/**
 * Reads the definitions of all tests of a config.
 *
 * @throws UserError with the problems of all of them, each with the place where the test is named
 */
function readTests(config, where) {
    const problems = [];
    const tests = config.tests.flatMap((name, index) => {
        try {
            return [readTest(config['tests-dir'], name)];
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo)) {
                throw error;
            }
            problems.push(`${where(['tests', index])}: ${error.message}`);
            return [];
        }
    });
    refuse(problems);
    return tests;
}

;// CONCATENATED MODULE: ./build/plan/plan.js
/** The matrix of a run: config and tests in, cells, machines and bounds out. Pure. */



const QEMU_TYPES = ['qemu-x86_64'];
/** Instance types of AWS's own processors: `g` after the generation (c7g, m6gd, im4gn, t4g), and a1. */
function ec2Arch(instanceType) {
    return /^(a1|[a-z]+\d+[a-z]*g[a-z]*)\./.test(instanceType) ? 'arm64' : 'x86_64';
}
function typeProblem(lab, type) {
    if (lab === 'ec2') {
        const isType = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/.test(type);
        return isType ? undefined : `${show(type)} is not an EC2 instance type such as c7i.large`;
    }
    if (QEMU_TYPES.includes(type)) {
        return undefined;
    }
    if (type === 'qemu-arm64') {
        return `${show(type)} is not supported in this version: the qemu lab emulates x86_64 only; write qemu-x86_64`;
    }
    return `${show(type)} is not an instance type of the qemu lab${(0,nearest/* didYouMean */.a)(type, QEMU_TYPES)} (known: ${QEMU_TYPES.join(', ')})`;
}
/** The instance types of the config, or the default of the lab on this host. */
function instanceTypes(config, host) {
    return config['instance-types'] ?? (config.lab === 'qemu' && host.arch === 'x64' ? QEMU_TYPES : []);
}
function firstKernel(config, test) {
    if (test.needs.includes('kernels')) {
        return 'good';
    }
    if (config.kernels.tip !== undefined) {
        return 'tip';
    }
    return config.kernels.base === undefined ? 'good' : 'base';
}
function planCell(config, test, type) {
    const id = `${test.name}--${type}`;
    return {
        id,
        test: test.name,
        instance_type: type,
        arch: config.lab === 'qemu' ? 'x86_64' : ec2Arch(type),
        kernel: firstKernel(config, test),
        stages: test.stages.length,
        exclusive: test.exclusive,
        machines: Array.from({ length: Math.max(0, config.replicas) }, (_, index) => ({
            id: `${id}--${index + 1}`,
            replica: index + 1,
            order: index % 2 === 0 ? 'base-first' : 'tip-first',
        })),
    };
}
function testProblems(config, test, place, types) {
    const problems = [];
    if (test.needs.includes('kernels') && (config.kernels.base === undefined || config.kernels.tip === undefined)) {
        problems.push(`${place}: test ${test.name} switches kernels: give --kernel-base and --kernel-tip`);
    }
    const virtual = types.filter((type) => !/\.metal(-|$)/.test(type));
    if (test.needs.includes('metal') && virtual.length > 0) {
        problems.push(`${place}: test ${test.name} needs bare metal, which ${virtual.join(', ')} is not: use an EC2 *.metal type`);
    }
    return problems;
}
function repeated(values) {
    return values.filter((value, index) => values.indexOf(value) !== index);
}
function countProblems(config, cells, where) {
    const problems = [];
    const { replicas, limits } = config;
    const machines = cells.length * replicas;
    if (!Number.isInteger(replicas) || replicas < 1) {
        problems.push(`${where(['replicas'])}: ${show(replicas)} is not a number of machines: give 1 or more`);
    }
    problems.push(...repeated(cells.map(({ id }) => id)).map((id) => `cell ${id} is there twice: name each test and instance type once`));
    if (machines > limits['max-machines']) {
        const sum = `${cells.length} cells × ${replicas} replicas = ${machines} machines`;
        const remedy = `ask for fewer, or raise --max-machines`;
        problems.push(`${where(['limits', 'max-machines'])}: ${sum}, but the limit is ${limits['max-machines']}: ${remedy}`);
    }
    return problems;
}
/** Settings that are read and checked, but that nothing in this version acts upon: better said than silent. */
function withoutEffect(config) {
    const { retries, expectations, compare, report } = config;
    return [
        ...(retries.fail > 0 ? ['retries.fail'] : []),
        ...(expectations === undefined ? [] : ['expectations']),
        ...(compare.history === undefined ? [] : ['compare.history']),
        ...(report.kcidb === undefined ? [] : ['report.kcidb']),
    ];
}
/** What a reader should know of a plan that is possible all the same. */
function warningsOf(config, tests, budget) {
    const { base, tip } = config.kernels;
    const limit = config.limits['max-runtime'];
    const isSwitching = tests.some(({ needs }) => needs.includes('kernels'));
    const { cpus } = config.qemu;
    return [
        ...withoutEffect(config).map((setting) => `${setting} has no effect in this version`),
        ...(config.lab === 'qemu' && cpus > budget
            ? [`a machine has ${cpus} CPUs, but all together may have ${budget}: it runs alone, and slower`]
            : []),
        ...(base !== undefined && tip !== undefined && !isSwitching
            ? ['no test switches kernels: the base kernel is not used, and nothing is compared']
            : []),
        ...tests
            .filter(({ timeout_s }) => timeout_s !== null && timeout_s > limit)
            .map(({ name, timeout_s }) => `test ${name} allows a stage ${(0,units/* formatDuration */.a3)(timeout_s ?? 0)}, but max-runtime ends its machine after ${(0,units/* formatDuration */.a3)(limit)}`),
        ...tests
            .filter(({ needs }) => config.lab === 'qemu' && needs.includes('nested-virtualization'))
            .map(({ name }) => `test ${name} needs nested virtualization, which the qemu lab has only with KVM that nests`),
    ];
}
function parallelism(config, machines, budget) {
    const slots = config.lab === 'qemu' ? Math.max(1, Math.floor(budget / config.qemu.cpus)) : machines;
    return Math.min(slots, machines);
}
/** Machines that share the host run in waves; those of exclusive tests one after another. */
function wallBound(config, cells, parallel) {
    const count = (exclusive) => cells.filter((cell) => cell.exclusive === exclusive).reduce((sum, cell) => sum + cell.machines.length, 0);
    const alone = config.lab === 'qemu' ? count(true) : 0;
    const shared = config.lab === 'qemu' ? count(false) : count(false) + count(true);
    const waves = alone + Math.ceil(shared / Math.max(1, parallel));
    const attempts = 1 + config.retries.fail + config.retries.incomplete;
    return waves * attempts * config.limits['max-runtime'];
}
/**
 * Expands the matrix and checks it against the limits, the lab and what the tests need.
 *
 * @throws UserError with every problem found, one line each
 */
function planRun(config, tests, context) {
    const { runId, host, where = (path) => path.join('.') } = context;
    const types = instanceTypes(config, host);
    const cells = tests.flatMap((test) => types.map((type) => planCell(config, test, type)));
    const budget = config.qemu['cpu-budget'] ?? host.cpus;
    const noTypes = config.lab === 'ec2'
        ? 'instance-types is missing: give --instance-types, such as c7i.large'
        : `instance-types is missing: the qemu lab has no default on a host of ${host.arch}; give --instance-types qemu-x86_64 to emulate`;
    refuse([
        ...(types.length === 0 ? [noTypes] : []),
        ...types.flatMap((type, index) => {
            const problem = typeProblem(config.lab, type);
            return problem === undefined ? [] : [`${where(['instance-types', index])}: ${problem}`];
        }),
        ...tests.flatMap((test, index) => testProblems(config, test, where(['tests', index]), types)),
        ...countProblems(config, cells, where),
    ]);
    const machines = cells.reduce((sum, cell) => sum + cell.machines.length, 0);
    const parallel = parallelism(config, machines, budget);
    return {
        schema: 1,
        run_id: runId,
        lab: config.lab,
        driver: config.lab === 'qemu' ? 'direct' : config.driver,
        cells,
        machines,
        parallel,
        bound_s: wallBound(config, cells, parallel),
        price: config.lab === 'qemu'
            ? { currency: 'USD', amount: 0, basis: 'machines of this computer' }
            : { currency: 'USD', amount: null, basis: 'this version knows no prices' },
        limits: config.limits,
        retries: config.retries,
        kernels: config.kernels,
        warnings: warningsOf(config, tests, budget),
    };
}
/** A plan's cells for `strategy.matrix` of a workflow. */
function matrixOf(plan) {
    return {
        include: plan.cells.map((cell) => ({ cell: cell.id, test: cell.test, 'instance-type': cell.instance_type })),
    };
}

;// CONCATENATED MODULE: ./build/plan/render.js
/** A plan as text for a terminal. */

/** Rows with their columns aligned; numbers are aligned to the right. */
function table(rows) {
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    const isNumeric = widths.map((_, column) => rows.slice(1).every((row) => /^\d+$/.test(row[column] ?? '')));
    return rows.map((row) => row
        .map((cell, column) => isNumeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd());
}
const plural = (count, word) => `${count} ${word}${count === 1 ? '' : 's'}`;
function kernelText(kernel) {
    if (kernel === undefined) {
        return 'not given';
    }
    const facts = [kernel.release, kernel.sha256 && `sha256 ${kernel.sha256.slice(0, 12)}…`].filter(Boolean).join(', ');
    return facts === '' ? kernel.ref : `${kernel.ref} (${facts})`;
}
function priceText({ amount, currency, basis }, limit) {
    const sum = amount === null ? 'unknown' : `at most ${amount.toFixed(2)} ${currency}`;
    return `${sum} (${basis}); limit ${limit.toFixed(2)} ${currency}`;
}
/** The plan as lines: summary, cells, warnings. */
function renderPlan(plan) {
    const { limits, retries } = plan;
    const facts = [
        ['run', plan.run_id],
        ['lab', plan.lab === 'qemu' ? 'qemu' : `${plan.lab}, driver ${plan.driver}`],
        ['kernels', `base ${kernelText(plan.kernels.base)}`],
        ['', `tip  ${kernelText(plan.kernels.tip)}`],
        ['machines', `${plan.machines}, ${plan.parallel} at a time; limit ${limits['max-machines']}`],
        ['time', `at most ${(0,units/* formatDuration */.a3)(plan.bound_s)}; limit ${(0,units/* formatDuration */.a3)(limits['max-runtime'])} a machine`],
        ['price', priceText(plan.price, limits['max-cost'])],
        [
            'limits',
            `boot ${(0,units/* formatDuration */.a3)(limits['boot-timeout'])}, silence ${(0,units/* formatDuration */.a3)(limits['silence-timeout'])}; ` +
                `retries: ${retries.fail} of a failure, ${retries.incomplete} of an incomplete machine`,
        ],
    ];
    const cells = plan.cells.map((cell) => [
        cell.id,
        cell.arch,
        cell.kernel,
        String(cell.stages),
        String(cell.machines.length),
        cell.exclusive ? 'alone' : '',
    ]);
    return [
        ...facts.map(([name, value]) => `${name.padEnd(10)}${value}`),
        '',
        plural(plan.cells.length, 'cell'),
        ...table([['cell', 'arch', 'first boot', 'stages', 'machines', ''], ...cells]).map((line) => `  ${line}`),
        ...plan.warnings.map((warning) => `\nwarning: ${warning}`),
    ].join('\n');
}

// EXTERNAL MODULE: ./build/plan/run-id.js
var run_id = __webpack_require__(49933);
// EXTERNAL MODULE: ./build/cli/exit.js
var exit = __webpack_require__(30029);
;// CONCATENATED MODULE: ./build/cli/commands.js
/** The commands, as both faces start them. */








function prepare({ configFile, overrides }, world) {
    const loaded = loadConfig({ ...world, file: configFile, overrides });
    const tests = readTests(loaded.config, loaded.where);
    const plan = planRun(loaded.config, tests, { runId: (0,run_id/* createRunId */.n)(world), host: world.host, where: loaded.where });
    return { config: loaded.config, tests, plan };
}
function plan(invocation, world) {
    const { plan } = prepare(invocation, world);
    const matrix = matrixOf(plan);
    world.face.setOutput('run-id', plan.run_id);
    world.face.setOutput('matrix', JSON.stringify(matrix));
    if (invocation.json) {
        world.printDocument(`${JSON.stringify({ ...plan, matrix }, null, 2)}\n`);
    }
    else {
        renderPlan(plan).split('\n').forEach(world.face.info);
    }
    return exit/* EXIT */.d.fine;
}
async function run(invocation, world) {
    const { json } = invocation;
    const { face, printDocument } = world;
    const out = (0,external_node_path_.resolve)(world.cwd, invocation.out ?? commands/* COMMAND_TABLE */.vP.run.out);
    const { runCommand } = await Promise.all(/* import() */[__webpack_require__.e(937), __webpack_require__.e(311), __webpack_require__.e(765), __webpack_require__.e(703)]).then(__webpack_require__.bind(__webpack_require__, 31703));
    return runCommand({ ...prepare(invocation, world), out, json, face, printDocument });
}
async function inspect(invocation, world) {
    const { configFile, overrides, operands, format, source, json } = invocation;
    // Nothing in the config concerns a log yet; a file that is named must be right all the same.
    if (configFile !== undefined) {
        loadReadingConfig({ ...world, file: configFile, overrides });
    }
    const { inspectCommand } = await Promise.all(/* import() */[__webpack_require__.e(800), __webpack_require__.e(765), __webpack_require__.e(707)]).then(__webpack_require__.bind(__webpack_require__, 4707));
    return inspectCommand({ files: operands, format, source, json }, world);
}
async function analyze(invocation, world) {
    const { configFile, overrides, operands, out, json } = invocation;
    const settings = loadReadingConfig({ ...world, file: configFile, overrides });
    const { analyzeCommand } = await Promise.all(/* import() */[__webpack_require__.e(937), __webpack_require__.e(311), __webpack_require__.e(865)]).then(__webpack_require__.bind(__webpack_require__, 93865));
    return analyzeCommand({ ...world, folders: operands, settings, out, json });
}
const EXECUTE = {
    run,
    plan,
    inspect,
    analyze,
};
/**
 * Executes a command and returns its exit code.
 *
 * @throws UserError for a wrong config or test, before anything is launched; and what the command itself throws
 */
async function execute(invocation, world) {
    return EXECUTE[invocation.command](invocation, world);
}


/***/ }),

/***/ 21151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ invocationOf)
/* harmony export */ });
/* unused harmony export wordOf */
/* harmony import */ var _config_commands_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86601);
/* harmony import */ var _config_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49445);
/* harmony import */ var _config_options_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86441);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19473);
/* harmony import */ var _evidence_parsers_formats_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(93455);
/** What the user asked for, from either face. */





/**
 * One of a few words.
 *
 * @throws UserError that names the nearest
 */
function wordOf(label, text, known) {
    const word = known.find((one) => one === text);
    if (word === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${label}: ${JSON.stringify(text)} is not one of ${known.join(', ')}${(0,_config_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .a)(text, known)}`);
    }
    return word;
}
/**
 * Makes an invocation of what a face was given.
 *
 * @throws UserError for a word that is not one of an option's
 */
function invocationOf(command, given) {
    const options = (0,_config_options_js__WEBPACK_IMPORTED_MODULE_2__/* .optionsOf */ .cz)(command, given.face);
    const text = (name) => {
        const option = options.find((known) => known.name === name);
        return option === undefined ? undefined : (given.textOf(option) ?? option.default);
    };
    return {
        command,
        configFile: text('config'),
        out: text('out') ?? (0,_config_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .commandInfo */ .iz)(command).out ?? undefined,
        json: given.json,
        operands: given.operands,
        format: wordOf(given.label('format'), text('format') ?? 'auto', _evidence_parsers_formats_js__WEBPACK_IMPORTED_MODULE_4__/* .RESULT_FORMATS */ .L),
        source: wordOf(given.label('source'), text('source') ?? 'auto', _evidence_parsers_formats_js__WEBPACK_IMPORTED_MODULE_4__/* .LOG_SOURCES */ ._),
        overrides: options.flatMap((option) => {
            const value = option.path === null ? undefined : given.textOf(option);
            return value === undefined ? [] : [{ option, text: value, label: given.label(option.name) }];
        }),
    };
}


/***/ }),

/***/ 94161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ realWorld)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);



/** The real world, seen through a face. */
function realWorld(face) {
    return {
        face,
        cwd: process.cwd(),
        env: process.env,
        now: new Date(),
        randomBytes: node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes,
        host: { cpus: (0,node_os__WEBPACK_IMPORTED_MODULE_2__.availableParallelism)(), arch: process.arch },
        readFile: (path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(path, 'utf8'),
        exists: node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync,
        stdin: () => (process.stdin.isTTY ? null : process.stdin),
        printDocument: (text) => void process.stdout.write(text),
    };
}


/***/ }),

/***/ 86601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lo: () => (/* binding */ COMMANDS),
/* harmony export */   iz: () => (/* binding */ commandInfo),
/* harmony export */   vP: () => (/* binding */ COMMAND_TABLE)
/* harmony export */ });
/** The commands: one table from which the help of the command line, the input of the action and the README are made. */
const COMMAND_TABLE = {
    run: {
        description: 'Run the tests on machines and report what happened (the default)',
        operands: null,
        out: 'pullab-results',
    },
    plan: {
        description: 'Check the config and show cells, machines, price and limits; launches nothing',
        operands: null,
        out: null,
    },
    inspect: {
        description: 'Read logs: test results (KTAP, TAP, LTP, kunit, JUnit) and what the kernel reported',
        operands: {
            placeholder: 'FILE',
            description: 'Logs, plain or compressed; - or none for standard input',
            required: false,
        },
        out: null,
    },
    analyze: {
        description: 'Compare the benchmarks of finished runs: base against tip',
        operands: {
            placeholder: 'DIR',
            description: 'Results of runs, of pullab_cloud, or benchmark CSVs; several folders count as one run',
            required: true,
        },
        out: null,
    },
};
const COMMANDS = Object.keys(COMMAND_TABLE);
/** What is known of a command. */
const commandInfo = (name) => COMMAND_TABLE[name];


/***/ }),

/***/ 49445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean)
/* harmony export */ });
/* unused harmony export nearest */
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21916);

/** The known word a mistyped one was most likely meant to be, or undefined when none is near. */
function nearest(word, known) {
    const wanted = word.toLowerCase();
    const isPart = (candidate) => wanted.length >= 3 && candidate.toLowerCase().includes(wanted);
    const ranked = known
        .map((candidate) => ({ candidate, edits: (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(wanted, candidate.toLowerCase()) }))
        .sort((a, b) => a.edits - b.edits);
    const best = ranked[0];
    const length = Math.max(word.length, best?.candidate.length ?? 0);
    // Two letters swapped are two edits; in a word of three letters two edits are another word.
    const allowed = length < 4 ? 1 : Math.max(2, Math.floor(length / 3));
    if (best !== undefined && best.edits <= allowed && best.edits < Math.min(word.length, best.candidate.length)) {
        return best.candidate;
    }
    return known.find(isPart);
}
/** `; did you mean X?`, or nothing when no known word is near. */
function didYouMean(word, known) {
    const guess = nearest(word, known);
    return guess === undefined ? '' : `; did you mean ${guess}?`;
}


/***/ }),

/***/ 86441:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ readOverride),
/* harmony export */   cz: () => (/* binding */ optionsOf),
/* harmony export */   eh: () => (/* binding */ summarize),
/* harmony export */   jO: () => (/* binding */ entries)
/* harmony export */ });
/* unused harmony exports CONFIG_OPTIONS, PROGRAM_OPTIONS, OPTIONS */
/* harmony import */ var _evidence_parsers_formats_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93455);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86601);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57096);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24866);
/**
 * What may be set from outside: one table from which the flags of the command line, the inputs of the action and
 * their tables in the README are made. A name is the same in both (`--name`, `with: name`).
 */




const BOTH = ['cli', 'action'];
const LAUNCHING = ['run', 'plan'];
const COMPARING = [...LAUNCHING, 'analyze'];
function asText(value) {
    if (Array.isArray(value)) {
        return value.length === 0 ? undefined : value.join(',');
    }
    return value === undefined || value === '' || typeof value === 'object' ? undefined : String(value);
}
function setting(name, path, placeholder, kind = 'text', commands = LAUNCHING) {
    const { description, default: preset, choices } = (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .describeSetting */ .w5)(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .configSchema */ .Qn, path);
    return {
        name,
        kind,
        placeholder,
        description,
        default: asText(preset),
        choices,
        commands,
        path,
        faces: BOTH,
    };
}
/** Options that end in the config. */
const CONFIG_OPTIONS = [
    setting('tests', ['tests'], 'NAMES', 'list'),
    setting('tests-dir', ['tests-dir'], 'DIR'),
    setting('lab', ['lab'], 'LAB'),
    setting('driver', ['driver'], 'DRIVER'),
    setting('kernel-base', ['kernels', 'base'], 'KERNEL'),
    setting('kernel-tip', ['kernels', 'tip'], 'KERNEL'),
    setting('instance-types', ['instance-types'], 'TYPES', 'list'),
    setting('replicas', ['replicas'], 'N', 'number'),
    setting('params', ['params'], 'KEY=VALUE', 'pairs'),
    setting('max-runtime', ['limits', 'max-runtime'], 'TIME'),
    setting('max-machines', ['limits', 'max-machines'], 'N', 'number'),
    setting('max-cost', ['limits', 'max-cost'], 'USD', 'number'),
    setting('boot-timeout', ['limits', 'boot-timeout'], 'TIME'),
    setting('silence-timeout', ['limits', 'silence-timeout'], 'TIME'),
    setting('retries-fail', ['retries', 'fail'], 'N', 'number'),
    setting('retries-incomplete', ['retries', 'incomplete'], 'N', 'number'),
    setting('qemu-memory', ['qemu', 'memory'], 'SIZE'),
    setting('qemu-cpus', ['qemu', 'cpus'], 'N', 'number'),
    setting('qemu-cpu-budget', ['qemu', 'cpu-budget'], 'N', 'number'),
    setting('qemu-accel', ['qemu', 'accel'], 'ACCEL'),
    setting('qemu-install', ['qemu', 'install'], 'WHEN'),
    setting('qemu-kernel', ['qemu', 'kernel'], 'KERNEL'),
    setting('qemu-userland', ['qemu', 'userland'], 'USERLAND'),
    setting('qemu-image', ['qemu', 'image'], 'FILE'),
    setting('qemu-disk', ['qemu', 'disk'], 'SIZE'),
    setting('qemu-cmdline', ['qemu', 'cmdline'], 'TEXT'),
    setting('region', ['ec2', 'region'], 'REGION'),
    setting('bucket', ['ec2', 'bucket'], 'NAME'),
    setting('subnets', ['ec2', 'subnets'], 'IDS', 'list'),
    setting('security-groups', ['ec2', 'security-groups'], 'IDS', 'list'),
    setting('instance-profile', ['ec2', 'instance-profile'], 'NAME'),
    setting('market', ['ec2', 'market'], 'MARKET'),
    setting('compare-margin', ['compare', 'margin'], 'PERCENT', 'text', COMPARING),
    setting('compare-min-effect', ['compare', 'min-effect'], 'PERCENT', 'text', COMPARING),
    setting('expectations', ['expectations'], 'DIR'),
    setting('fail-on', ['fail-on'], 'WORDS', 'list', COMPARING),
];
const steer = { choices: undefined, path: null, commands: _commands_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMANDS */ .Lo, faces: BOTH };
/** Options that steer the program itself. */
const PROGRAM_OPTIONS = [
    {
        ...steer,
        name: 'command',
        kind: 'text',
        placeholder: 'COMMAND',
        description: 'What to do',
        default: 'run',
        choices: [..._commands_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMANDS */ .Lo],
        faces: ['action'],
    },
    {
        ...steer,
        name: 'config',
        kind: 'text',
        placeholder: 'FILE',
        description: 'Config file; default: pullab.yml, if there is one',
        default: undefined,
    },
    {
        ...steer,
        name: 'out',
        kind: 'text',
        placeholder: 'DIR',
        description: 'Folder for the results; run writes to pullab-results without it, analyze nothing',
        default: undefined,
        commands: ['run', 'analyze'],
    },
    {
        ...steer,
        name: 'paths',
        kind: 'list',
        placeholder: 'PATHS',
        description: 'Logs of inspect, folders of analyze',
        default: undefined,
        commands: ['inspect', 'analyze'],
        faces: ['action'],
    },
    {
        ...steer,
        name: 'format',
        kind: 'text',
        placeholder: 'FORMAT',
        description: 'Format of the results in a log',
        default: 'auto',
        choices: [..._evidence_parsers_formats_js__WEBPACK_IMPORTED_MODULE_3__/* .RESULT_FORMATS */ .L],
        commands: ['inspect'],
    },
    {
        ...steer,
        name: 'source',
        kind: 'text',
        placeholder: 'SOURCE',
        description: "What a log is: in the output of programs only stamped lines can be the kernel's; auto: by file name",
        default: 'auto',
        choices: [..._evidence_parsers_formats_js__WEBPACK_IMPORTED_MODULE_3__/* .LOG_SOURCES */ ._],
        commands: ['inspect'],
    },
    {
        ...steer,
        name: 'json',
        kind: 'switch',
        placeholder: '',
        description: 'Write one JSON document on stdout, and everything else on stderr',
        default: undefined,
        faces: ['cli'],
    },
];
const OPTIONS = [...PROGRAM_OPTIONS, ...CONFIG_OPTIONS];
/** The options one command has on one face. */
function optionsOf(command, face) {
    return OPTIONS.filter((option) => option.commands.includes(command) && option.faces.includes(face));
}
/** Description, allowed words and default in one line, for help texts and tables. */
function summarize(option) {
    const words = option.choices === undefined ? '' : ` (${option.choices.join(', ')})`;
    const preset = option.default === undefined ? '' : ` (default: ${option.default})`;
    return option.description + words + preset;
}
/** The entries of a list as text. */
function entries(text) {
    return text
        .split(/[,\n]/)
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '');
}
/**
 * The value of an override in the form the config file would have it. What cannot be read is left as text, for the
 * schema to refuse with its own words; only pairs without `=` are a problem of this form alone.
 */
function readOverride({ option, text }) {
    if (option.kind === 'list') {
        return { value: entries(text) };
    }
    if (option.kind === 'number') {
        return { value: /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text };
    }
    if (option.kind === 'pairs') {
        const pairs = entries(text).map((entry) => [entry, entry.indexOf('=')]);
        const broken = pairs.find(([, cut]) => cut < 1);
        return broken === undefined
            ? { value: Object.fromEntries(pairs.map(([entry, cut]) => [entry.slice(0, cut), entry.slice(cut + 1)])) }
            : {
                problem: `${JSON.stringify(broken[0])} is not KEY=value: separate pairs by commas; put a value that holds a comma into the config file`,
            };
    }
    return { value: text.trim() };
}


/***/ }),

/***/ 57096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $T: () => (/* binding */ DISTRIBUTION_KERNEL),
/* harmony export */   Qn: () => (/* binding */ configSchema)
/* harmony export */ });
/* unused harmony export kernelReference */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88532);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92857);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33820);
/**
 * The config of a run: `pullab.yml`, overridden by inputs and flags. The one place where its words, types, defaults
 * and descriptions are written; flags, action inputs, the JSON Schema and the README's tables are made from it.
 *
 * Messages are phrases that follow the offending value: `"90" has no unit: write 90s, 90m or 90h`.
 */


// A process checks one config: compiling a parser for it costs more than it saves.
zod__WEBPACK_IMPORTED_MODULE_1__/* .config */ .$W({ jitless: true });
/** A whole number; the message names the bounds for a wrong type and a wrong value alike. */
function whole(min, max) {
    const error = `is not a whole number from ${min} to ${max}`;
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr({ error }).min(min, { error }).max(max, { error });
}
function text(what) {
    const problem = (input) => typeof input === 'number' || typeof input === 'boolean'
        ? `is not text: put it in quotes, so that it is ${what}`
        : `is not ${what}`;
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP({ error: ({ input }) => problem(input) }).min(1, { error: `is empty: give ${what}` });
}
function matching(pattern, what) {
    return text(what).regex(pattern, { error: `is not ${what}` });
}
/** A list without repetitions; the repeated entry is the one that is pointed at. */
function listOf(entry, whenMissing = 'give a list') {
    const error = ({ input }) => (input === undefined ? whenMissing : 'is not a list: write [a, b]');
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(entry, { error }).superRefine((entries, context) => {
        entries.forEach((value, index) => {
            if (entries.indexOf(value) !== index) {
                context.addIssue({ code: 'custom', path: [index], message: 'is listed twice: name it once' });
            }
        });
    });
}
const REFERENCE_FORMS = 'a path, an https:// or s3:// address, or distribution:newest';
/** `distribution:newest`, `distribution:oldest` or `distribution:<package>`: a kernel of the host's distribution. */
const DISTRIBUTION_KERNEL = /^distribution:([a-z0-9][a-z0-9.+-]*)$/;
const reference = text(REFERENCE_FORMS)
    .refine((value) => !/^[a-z][a-z0-9+.-]*:\/\//i.test(value) || /^(https|s3):\/\/[^/]/.test(value), {
    error: `is no address that can be fetched: give ${REFERENCE_FORMS}`,
})
    .refine((value) => !value.startsWith('distribution:') || DISTRIBUTION_KERNEL.test(value), {
    error: 'names no kernel of the distribution: write distribution:newest, distribution:oldest or distribution:<package>',
})
    .describe('File (bzImage, vmlinuz, rpm, deb) or folder, https:// or s3:// address, or distribution:newest');
const kernelObject = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    ref: reference,
    sha256: matching(/^[0-9a-f]{64}$/, 'the 64 lower-case hexadecimal digits of a SHA-256')
        .optional()
        .describe('SHA-256 of the file; anything else is refused'),
    release: matching(/^[A-Za-z0-9._+~-]+$/, 'a kernel release as `uname -r` prints it')
        .optional()
        .describe('Release to take from a folder or package that holds several kernels'),
});
/** Where a kernel comes from: text, or a mapping with the facts it must match. */
const kernelReference = zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([reference, kernelObject], { error: `is no kernel: give ${REFERENCE_FORMS}, or a mapping with ref` })
    .transform((given) => (typeof given === 'string' ? { ref: given } : given));
/** Variables of the stage contract, which a param must not replace. */
const RESERVED_VARIABLE = /^PULLAB_|^(TEST_NAME|RUN_PREFIX)$/;
const paramName = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .meta({ pattern: '^[A-Za-z_][A-Za-z0-9_]*$' })
    .superRefine((name, context) => {
    const problem = !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
        ? 'is no name of an environment variable: use letters, digits and _'
        : RESERVED_VARIABLE.test(name)
            ? 'is set by pullab itself: choose a name that is not TEST_NAME, RUN_PREFIX or PULLAB_…'
            : undefined;
    if (problem !== undefined) {
        context.addIssue({ code: 'custom', message: problem });
    }
});
const paramValue = zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY()], { error: 'is no value of an environment variable: write text' })
    .transform(String);
const kernels = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    base: kernelReference.optional().describe('Reference kernel: what the kernel under test is compared with'),
    tip: kernelReference.optional().describe('Kernel under test'),
});
const limits = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    'max-runtime': _units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0.prefault('1h').describe('Longest time one machine may run, all its stages and boots'),
    'max-machines': whole(1, 1000).prefault(20).describe('Most machines one run may have'),
    'max-cost': zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig({ error: 'is not an amount in US dollars, such as 5.00' })
        .min(0, { error: 'is negative: give an amount in US dollars, such as 5.00' })
        .prefault(5)
        .describe('Most US dollars one run may cost, by its upper bound; 0 allows only what is free'),
    'boot-timeout': _units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0.prefault('5m').describe('Longest time from the start of a boot to its first sign of life'),
    'silence-timeout': _units_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0.prefault('10m').describe('Longest time a machine may write nothing at all'),
});
const retries = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    fail: whole(0, 10).prefault(0).describe('How often a machine that failed is started anew'),
    incomplete: whole(0, 10).prefault(1).describe('How often a machine that infrastructure broke is started anew'),
});
const ami = matching(/^(ami-[0-9a-f]{8,17}|resolve:ssm:.+)$/, 'an image: ami-… or resolve:ssm:…');
const ec2 = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    region: matching(/^[a-z]{2,3}(-[a-z]+)+-\d+$/, 'an AWS region such as us-west-2')
        .optional()
        .describe('AWS region of the machines'),
    bucket: matching(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of an S3 bucket')
        .optional()
        .describe('S3 bucket that tests and results pass through'),
    images: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        x86_64: ami.optional().describe('Image of x86_64 machines: ami-… or resolve:ssm:…'),
        arm64: ami.optional().describe('Image of arm64 machines: ami-… or resolve:ssm:…'),
    })
        .prefault({})
        .describe('Machine image of each architecture'),
    subnets: listOf(matching(/^subnet-[0-9a-f]+$/, 'a subnet: subnet-…'))
        .prefault([])
        .describe('Subnets to try, in this order'),
    'security-groups': listOf(matching(/^sg-[0-9a-f]+$/, 'a security group: sg-…'))
        .prefault([])
        .describe('Security groups of the machines'),
    'instance-profile': matching(/^[\w+=,.@-]+$/, 'the name of an instance profile')
        .optional()
        .describe('Instance profile of the machines'),
    market: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['on-demand', 'spot']).prefault('on-demand').describe('How machines are bought'),
});
const qemu = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    memory: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej.prefault('2G').describe('Memory of a machine'),
    cpus: whole(1, 256).prefault(2).describe('CPUs of a machine'),
    'cpu-budget': whole(1, 4096)
        .optional()
        .describe('CPUs that all machines running at a time may have together; default: the CPUs of the host'),
    accel: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['auto', 'kvm', 'tcg'])
        .prefault('auto')
        .describe('Accelerator; auto takes KVM where a trial boot shows that it works'),
    install: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['auto', 'always', 'never'])
        .prefault('auto')
        .describe('Whether missing programs (QEMU and its tools) are installed; auto: in a workflow, or as root'),
    kernel: kernelReference
        .optional()
        .describe("Known-good kernel; default: the distribution's package, fetched and cached, not installed"),
    userland: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['packages', 'host', 'image'])
        .prefault('packages')
        .describe("User space of a machine: distribution packages, the host's files, or a disk image"),
    image: text('the path of a disk image')
        .refine((value) => !value.includes('://'), { error: 'is not a file: fetch the image and give its path' })
        .optional()
        .describe('Disk image (qcow2 or raw); only with userland image'),
    disk: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej.prefault('4G').describe('Disk space of a machine'),
    cmdline: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP({ error: 'is not text: write kernel parameters in quotes' })
        .regex(/^[^\n\r]*$/, { error: 'has a line break: write kernel parameters on one line' })
        .prefault('')
        .describe('Kernel parameters added to those pullab sets'),
})
    .superRefine((given, context) => {
    if (given.userland === 'image' && given.image === undefined) {
        const message = 'needs an image: give the path of a disk image as qemu.image';
        context.addIssue({ code: 'custom', path: ['userland'], message });
    }
    if (given.userland !== 'image' && given.image !== undefined) {
        const message = 'is not used: set qemu.userland to image, or leave the image out';
        context.addIssue({ code: 'custom', path: ['image'], message });
    }
});
const compare = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    margin: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .percent */ .KN.prefault('1%').describe('Change up to which two kernels count as equivalent'),
    'min-effect': _units_js__WEBPACK_IMPORTED_MODULE_0__/* .percent */ .KN.prefault('2%').describe('Smallest change that counts as a regression or an improvement'),
    history: text('a file or an s3:// address').optional().describe('Earlier results: a file or an s3:// address'),
    'negative-controls': listOf(text('the name of a metric'))
        .prefault([])
        .describe('Metrics no kernel change can move; when they move, the environment did'),
    directions: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['higher', 'lower']), { error: 'is not a mapping of metrics to higher or lower' })
        .prefault({})
        .describe('Which direction of a metric is better, where the result file has it wrong'),
});
const report = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    kcidb: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        origin: matching(/^[a-z0-9_]+$/, 'an origin of lower-case letters, digits and _').describe('KCIDB origin'),
        'submit-url': matching(/^https:\/\//, 'an https:// address')
            .optional()
            .describe('Address to submit to'),
        tree: text('the name of a kernel tree').optional().describe('Name of the kernel tree, such as mainline'),
    })
        .optional()
        .describe('What the KCIDB file says of its sender'),
    'check-run': zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY({ error: 'is neither true nor false' }).prefault(false).describe('Make a GitHub check run'),
    comment: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['never', 'on-change', 'always'])
        .prefault('never')
        .describe('When to comment on the pull request; on-change: when the verdict differs from the last one'),
});
/** Instance types and test names stay plain text here: what exists is checked against the folders and the lab. */
const configSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1, { error: 'is not a version of this file: write 1' })
        .prefault(1)
        .describe('Version of this file'),
    tests: listOf(text('the name of a test'), 'name the tests to run: --tests NAME, input tests, or tests: [NAME] in pullab.yml')
        .min(1, { error: 'is empty: name at least one folder of tests-dir' })
        .describe('Tests to run: folders of tests-dir'),
    'tests-dir': text('a folder').prefault('vm-tests').describe('Folder of the tests'),
    lab: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['qemu', 'ec2']).prefault('qemu').describe('Where machines come from'),
    driver: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['ssm', 'runner', 'userdata']).prefault('ssm').describe('How stages are driven; ec2 only'),
    kernels: kernels.prefault({}).describe('Kernels to test'),
    'instance-types': listOf(text('an instance type'))
        .min(1, { error: 'is empty: name at least one instance type' })
        .optional()
        .describe('Instance types; each test runs on each. Default for qemu on an x86_64 host: qemu-x86_64'),
    replicas: whole(1, 1000).prefault(1).describe('Machines of each cell (test × instance type)'),
    params: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(paramName, paramValue, { error: 'is not a mapping of environment variables: write KEY: value' })
        .prefault({})
        .describe('Environment of the stage scripts'),
    limits: limits.prefault({}).describe('What a run may use up at most'),
    retries: retries.prefault({}).describe('How often machines are started anew'),
    ec2: ec2.prefault({}).describe('Settings of the ec2 lab'),
    qemu: qemu.prefault({}).describe('Settings of the qemu lab'),
    compare: compare.prefault({}).describe('How the two kernels are compared'),
    expectations: text('a folder').optional().describe('Folder of known failures, flakes and skips'),
    kernelci: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({}).prefault({}).describe('Settings of a KernelCI pull lab; this version has none'),
    report: report.prefault({}).describe('Where results are told'),
    'fail-on': listOf(zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['fail', 'regression', 'incomplete', 'suspect']))
        .prefault(['fail', 'regression'])
        .describe('Outcomes that end the command with exit code 1'),
})
    .describe('Config of pullab: https://github.com/kernelci/pullab-action');


/***/ }),

/***/ 33820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ej: () => (/* binding */ size),
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   p0: () => (/* binding */ duration)
/* harmony export */ });
/* unused harmony exports parseDuration, parseSize, formatSize, parsePercent, formatPercent */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88532);
/**
 * Quantities of the config: text with a unit in, plain numbers out (seconds, bytes, percent).
 *
 * A number without a unit is refused: `max-runtime: 60` means an hour to one reader and a minute to the next.
 */

const DURATION = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;
const SIZE = /^(\d+)([KMGT])(?:i?B)?$/;
const PERCENT = /^(\d+(?:\.\d+)?)%$/;
const SIZE_UNITS = { K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };
/** Seconds of a duration such as `90s`, `5m` or `1h30m`. */
function parseDuration(text) {
    if (/^\d+(\.\d+)?$/.test(text)) {
        return { problem: `has no unit: write ${text}s, ${text}m or ${text}h` };
    }
    const match = DURATION.exec(text);
    if (match === null || text === '') {
        return { problem: 'is not a duration: write whole numbers with the units d, h, m, s, such as 90s, 5m or 1h30m' };
    }
    const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
    const total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
    if (total === 0) {
        return { problem: 'is no time at all: write a duration of 1s or more' };
    }
    return Number.isSafeInteger(total) ? { value: total } : { problem: 'is too long a duration' };
}
/** A duration as `parseDuration` reads it, with the largest units first: 5400 is `1h30m`. */
function formatDuration(seconds) {
    const whole = Math.round(seconds);
    const parts = [
        [Math.floor(whole / 3600), 'h'],
        [Math.floor((whole % 3600) / 60), 'm'],
        [whole % 60, 's'],
    ];
    return (parts
        .filter(([count]) => count > 0)
        .map(([count, unit]) => `${count}${unit}`)
        .join('') || '0s');
}
/** Bytes of a size such as `512M` or `2G`; units are powers of 1024, as QEMU's are. */
function parseSize(text) {
    if (/^\d+(\.\d+)?$/.test(text)) {
        return { problem: `has no unit: write ${text}M or ${text}G` };
    }
    const match = SIZE.exec(text);
    if (match === null) {
        return { problem: 'is not a size: write a whole number with the unit K, M, G or T, such as 512M or 2G' };
    }
    const bytes = Number(match[1]) * SIZE_UNITS[match[2]];
    if (bytes === 0) {
        return { problem: 'is nothing at all: write a size such as 512M' };
    }
    return Number.isSafeInteger(bytes) ? { value: bytes } : { problem: 'is too large a size' };
}
/** A size as `parseSize` reads it, in the largest unit that keeps it whole; bytes below 1K have no unit. */
function formatSize(bytes) {
    const unit = ['T', 'G', 'M', 'K'].find((name) => bytes > 0 && bytes % SIZE_UNITS[name] === 0);
    return unit === undefined ? String(bytes) : `${bytes / SIZE_UNITS[unit]}${unit}`;
}
/** The number of a percentage: `2%` is 2. */
function parsePercent(text) {
    if (/^\d+(\.\d+)?$/.test(text)) {
        return { problem: `has no unit: write ${text}%` };
    }
    const match = PERCENT.exec(text);
    if (match === null) {
        return { problem: 'is not a percentage: write a number with %, such as 2% or 0.5%' };
    }
    const value = Number(match[1]);
    return value <= 100 ? { value } : { problem: 'is more than 100%' };
}
/** The number of a percentage in the form `parsePercent` reads. */
function formatPercent(value) {
    return `${value}%`;
}
/**
 * A schema of quantities: text in, number out. A YAML number gets the same message as a text without a unit. The
 * pattern is there for editors, which see it in the JSON Schema.
 */
function quantity(parse, what, pattern) {
    return zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP({
        error: ({ input }) => {
            const parsed = typeof input === 'number' ? parse(String(input)) : undefined;
            return parsed !== undefined && 'problem' in parsed ? parsed.problem : `is not ${what}`;
        },
    })
        .meta({ pattern })
        .transform((text, context) => {
        const parsed = parse(text);
        if ('value' in parsed) {
            return parsed.value;
        }
        context.addIssue({ code: 'custom', message: parsed.problem });
        return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
    });
}
/** `1h`, `90s`, `1h30m` → seconds. */
const duration = quantity(parseDuration, 'a duration such as 90s, 5m or 1h30m', '^([0-9]+[dhms])+$');
/** `512M`, `2G` → bytes. */
const size = quantity(parseSize, 'a size such as 512M or 2G', '^[0-9]+[KMGT](i?B)?$');
/** `2%`, `0.5%` → 2, 0.5. */
const percent = quantity(parsePercent, 'a percentage such as 2%', '^[0-9]+(\\.[0-9]+)?%$');


/***/ }),

/***/ 83248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ compareVersions)
/* harmony export */ });
/**
 * The order of `sort -V` (GNU coreutils, C locale), which decides the order of a test's stages: `run.sh`, `run-2.sh`,
 * `run-10.sh`. Names are compared without their endings first (`.sh`, `.tar.gz`), then with them.
 */
const isDigit = (char) => char !== undefined && char >= '0' && char <= '9';
/** The weight of a character outside numbers: `~` is before the end, the end before letters, letters before others. */
function weight(char) {
    if (char === undefined) {
        return -1;
    }
    if (char === '~') {
        return -2;
    }
    if (isDigit(char)) {
        return 0;
    }
    return /^[A-Za-z]$/.test(char) ? char.charCodeAt(0) : char.charCodeAt(0) + 256;
}
/** Splits into turns of non-digits and digits: `run-10` is `run-`, `10`. */
function compareParts(left, right) {
    let a = 0;
    let b = 0;
    while (a < left.length || b < right.length) {
        while ((a < left.length && !isDigit(left[a])) || (b < right.length && !isDigit(right[b]))) {
            const difference = weight(left[a]) - weight(right[b]);
            if (difference !== 0) {
                return difference;
            }
            a += 1;
            b += 1;
        }
        const numberOf = (text, from) => /^\d*/.exec(text.slice(from))?.[0] ?? '';
        const [first, second] = [numberOf(left, a), numberOf(right, b)];
        const difference = BigInt(first) - BigInt(second);
        if (difference !== 0n) {
            return difference < 0n ? -1 : 1;
        }
        a += first.length;
        b += second.length;
    }
    return 0;
}
const withoutEndings = (name) => name.replace(/(\.[A-Za-z~][A-Za-z0-9~]*)*$/, '') || name;
/** Compares two file names as `sort -V` does; for `Array.prototype.sort`. */
function compareVersions(left, right) {
    return (compareParts(withoutEndings(left), withoutEndings(right)) ||
        compareParts(left, right) ||
        (left < right ? -1 : Number(left > right)));
}


/***/ }),

/***/ 24866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _s: () => (/* binding */ keysAt),
/* harmony export */   w5: () => (/* binding */ describeSetting)
/* harmony export */ });
/* unused harmony export schemaAt */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/** What a schema says of itself: the keys below a path, the text and the default of a setting. */

/** The schema inside wrappers: what a user's value is held against. */
function inner(schema) {
    if (schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodOptional */ .IiU || schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodPrefault */ .xgV || schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodNonOptional */ .vZX) {
        return inner(schema.unwrap());
    }
    return schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodPipe */ .utH ? inner(schema.in) : schema;
}
function child(schema, key) {
    const bare = inner(schema);
    if (bare instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodObject */ .bvH) {
        return bare.shape[key];
    }
    if (bare instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodArray */ .naA) {
        return bare.element;
    }
    if (bare instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodRecord */ .b8S) {
        return bare.valueType;
    }
    if (bare instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodUnion */ .fZ7) {
        return bare.options.map((option) => child(option, key)).find((found) => found !== undefined);
    }
    return undefined;
}
/** The schema at a path, or undefined when the schema has no such place. */
function schemaAt(schema, path) {
    return path.reduce((at, key) => at && child(at, key), schema);
}
/** The keys a mapping at this path may have; none where it is not a mapping of fixed keys. */
function keysAt(schema, path) {
    const at = schemaAt(schema, path);
    const bare = at === undefined ? undefined : inner(at);
    const candidates = bare instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodUnion */ .fZ7 ? bare.options.map(inner) : [bare];
    return candidates.flatMap((candidate) => (candidate instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodObject */ .bvH ? Object.keys(candidate.shape) : []));
}
/** Description, default (as a user would write it) and allowed words of the setting at a path. */
function describeSetting(schema, path) {
    const at = schemaAt(schema, path);
    if (!(at instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodType */ .aRx) || at.description === undefined) {
        throw new TypeError(`the schema has no description at ${path.join('.')}`);
    }
    const bare = inner(at);
    const words = bare instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodArray */ .naA ? inner(bare.element) : bare;
    return {
        description: at.description,
        default: at instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodPrefault */ .xgV ? at.def.defaultValue : undefined,
        choices: words instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodEnum */ .Vb4 ? words.options.map(String) : undefined,
    };
}


/***/ }),

/***/ 93455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ RESULT_FORMATS),
/* harmony export */   _: () => (/* binding */ LOG_SOURCES)
/* harmony export */ });
/** Words that steer the reading of a log, apart from the readers: the command line names them without loading those. */
/** The formats `inspect` can be told to read; `auto` finds out. */
const RESULT_FORMATS = ['auto', 'ktap', 'ltp', 'kirk', 'kunit-json', 'kvm-unit-tests', 'junit'];
/** What a log is: a console, or what a program wrote; `auto` goes by the file's name. */
const LOG_SOURCES = ['auto', 'console', 'output'];


/***/ }),

/***/ 49933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ createRunId)
/* harmony export */ });
/**
 * `<GITHUB_RUN_ID>-<GITHUB_RUN_ATTEMPT>` in a workflow, else `local-<UTC yyyymmddThhmmssZ>-<4 hex digits>`.
 */
function createRunId({ env, now, randomBytes }) {
    const { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt } = env;
    if (run !== undefined && /^\d+$/.test(run)) {
        return `${run}-${attempt !== undefined && /^\d+$/.test(attempt) ? attempt : '1'}`;
    }
    const time = now.toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
    const suffix = [...randomBytes(2)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return `local-${time}-${suffix}`;
}


/***/ })

};
