export const id = 419;
export const ids = [419];
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
// EXTERNAL MODULE: ./build/cli/invocation.js
var cli_invocation = __webpack_require__(21151);
// EXTERNAL MODULE: ./build/cli/world.js
var cli_world = __webpack_require__(94161);
// EXTERNAL MODULE: ./build/config/commands.js
var config_commands = __webpack_require__(86601);
// EXTERNAL MODULE: ./build/config/nearest.js
var nearest = __webpack_require__(49445);
// EXTERNAL MODULE: ./build/config/options.js
var options = __webpack_require__(86441);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/plan/run-id.js
var run_id = __webpack_require__(49933);
// EXTERNAL MODULE: ./build/evidence/escape.js
var evidence_escape = __webpack_require__(39957);
;// CONCATENATED MODULE: ./build/action/face.js

/**
 * The face of the action, on the runner's toolkit. No text that passes through it can be a workflow command.
 *
 * @param core `@actions/core`
 */
function actionFace(core, env) {
    return {
        kind: 'action',
        isTTY: false,
        info: (line) => core.info((0,evidence_escape/* defuseWorkflowCommands */.yg)(line)),
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
 * @throws UserError for an unknown command, a missing input, or a word an input does not know
 */
function readInputs(getInput, cwd) {
    const asked = getInput('command').trim() || 'run';
    const command = config_commands/* COMMANDS */.Lo.find((known) => known === asked);
    if (command === undefined) {
        const known = `(commands: ${config_commands/* COMMANDS */.Lo.join(', ')})`;
        throw new errors/* UserError */.yo(`input command: ${JSON.stringify(asked)} is not a command${(0,nearest/* didYouMean */.a)(asked, config_commands/* COMMANDS */.Lo)} ${known}`);
    }
    const { operands } = (0,config_commands/* commandInfo */.iz)(command);
    const paths = operands === null ? [] : (0,options/* entries */.jO)(getInput('paths'));
    if (operands !== null && paths.length === 0) {
        throw new errors/* UserError */.yo(`input paths: ${command} needs it: ${operands.description}`);
    }
    const label = (name) => `input ${name}`;
    const textOf = ({ name, path }) => {
        const text = getInput(name);
        return text.trim() === '' ? undefined : path === null ? text.trim() : text;
    };
    const invocation = (0,cli_invocation/* invocationOf */.Q)(command, { face: 'action', textOf, label, json: false, operands: paths });
    return { ...invocation, out: invocation.out === undefined ? undefined : (0,external_node_path_.resolve)(cwd, invocation.out) };
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


/***/ })

};
