export const id = 800;
export const ids = [800];
export const modules = {

/***/ 40800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  actionMain: () => (/* binding */ actionMain),
  readInputs: () => (/* binding */ readInputs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/cli/commands.js + 6 modules
var commands = __webpack_require__(67258);
// EXTERNAL MODULE: ./build/cli/exit.js
var exit = __webpack_require__(30029);
// EXTERNAL MODULE: ./build/cli/world.js
var cli_world = __webpack_require__(94161);
// EXTERNAL MODULE: ./build/config/nearest.js
var nearest = __webpack_require__(49445);
// EXTERNAL MODULE: ./build/config/options.js
var options = __webpack_require__(86441);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/plan/run-id.js
var run_id = __webpack_require__(49933);
// EXTERNAL MODULE: ./build/action/untrusted.js
var untrusted = __webpack_require__(51225);
;// CONCATENATED MODULE: ./build/action/face.js

/**
 * The face of the action, on the runner's toolkit. No text that passes through it can be a workflow command; what
 * comes from machines goes through `untrusted` besides.
 *
 * @param core `@actions/core`
 */
function actionFace(core, env) {
    return {
        kind: 'action',
        isTTY: false,
        info: (line) => core.info((0,untrusted/* neutraliseCommands */.$)(line)),
        warning: (message) => core.warning(message),
        error: (message) => core.error(message),
        group: (title) => core.startGroup(title.replaceAll(/\s+/g, ' ')),
        endGroup: () => core.endGroup(),
        setOutput: (name, value) => core.setOutput(name, value),
        saveState: (name, value) => core.saveState(name, value),
        async summary(markdown) {
            // Local runs of the action have no summary file, and the toolkit throws without one.
            if (env.GITHUB_STEP_SUMMARY) {
                await core.summary.addRaw(markdown, true).write();
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/action/main.js
/** The action: main step and post step are the same program, told apart by the state that main saves first. */









/**
 * What the inputs ask for. An input that is not given arrives as an empty text.
 *
 * @throws UserError for an unknown command
 */
function readInputs(getInput, cwd) {
    const textOf = (name) => getInput(name).trim() || options/* OPTIONS */.lw.find((option) => option.name === name)?.default || '';
    const asked = textOf('command');
    const command = options/* COMMANDS */.Lo.find((known) => known === asked);
    if (command === undefined) {
        const known = `(commands: ${options/* COMMANDS */.Lo.join(', ')})`;
        throw new errors/* UserError */.yo(`input command: ${JSON.stringify(asked)} is not a command${(0,nearest/* didYouMean */.a)(asked, options/* COMMANDS */.Lo)} ${known}`);
    }
    const isGiven = (option) => option.path !== null && getInput(option.name).trim() !== '';
    return {
        command,
        configFile: textOf('config') || undefined,
        out: (0,external_node_path_.resolve)(cwd, textOf('out')),
        json: false,
        overrides: (0,options/* optionsOf */.cz)(command, 'action')
            .filter(isGiven)
            .map((option) => ({ option, text: getInput(option.name), label: `input ${option.name}` })),
    };
}
/** Runs the main or the post step and returns the exit code; nothing is thrown. */
async function actionMain() {
    const core = await __webpack_require__.e(/* import() */ 659).then(__webpack_require__.bind(__webpack_require__, 91659));
    const face = actionFace(core, process.env);
    try {
        if (core.getState('phase') !== '') {
            const { postCommand } = await __webpack_require__.e(/* import() */ 157).then(__webpack_require__.bind(__webpack_require__, 95157));
            return await postCommand(face, core.getState, (0,run_id/* createRunId */.n)((0,cli_world/* realWorld */.b)(face)));
        }
        face.saveState('phase', 'main');
        const world = (0,cli_world/* realWorld */.b)(face);
        return await (0,commands/* execute */.g)(readInputs(core.getInput, world.cwd), world);
    }
    catch (error) {
        const { exitCode, message } = (0,exit/* explainError */.U)(error);
        face.error(message);
        return exitCode;
    }
}


/***/ }),

/***/ 51225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ neutraliseCommands),
/* harmony export */   b: () => (/* binding */ untrusted)
/* harmony export */ });
/**
 * Text from machines, made safe to print. The kernel under test and its scripts are hostile: what they write must
 * neither command the runner nor the terminal.
 */
/** CSI, OSC and other escape sequences of terminals. */
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-~])/g;
/** Control characters but tab and line feed, and those that reverse the order of what is read. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;
const GAP = '\u200b';
/** Breaks workflow commands: `::name::` at the start of a line, and `##[name]` anywhere, as the runner finds them. */
function neutraliseCommands(text) {
    return text
        .split(/\r\n|\r|\n/)
        .map((line) => line.replace(/^(\s*):(?=:)/u, `$1:${GAP}`).replaceAll('##[', `##${GAP}[`))
        .join('\n');
}
/** Text without workflow commands, escape sequences and control characters; tabs and line ends stay. */
function untrusted(text) {
    const lines = text.replaceAll(/\r\n|\r/g, '\n');
    return neutraliseCommands(lines.replaceAll(ESCAPES, '').replaceAll(CONTROLS, ''));
}


/***/ })

};
