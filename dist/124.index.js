export const id = 124;
export const ids = [124];
export const modules = {

/***/ 63124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cliMain: () => (/* binding */ cliMain)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/cli/commands.js + 6 modules
var commands = __webpack_require__(67258);
// EXTERNAL MODULE: ./build/cli/exit.js
var exit = __webpack_require__(30029);
;// CONCATENATED MODULE: ./build/cli/face.js
/**
 * The face of the command line. With `json`, stdout is left to the one document, so that `info` and groups go to
 * stderr.
 */
function terminalFace(stdout, stderr, { json }) {
    const talk = json ? stderr : stdout;
    return {
        kind: 'cli',
        isTTY: talk.isTTY === true,
        info: (line) => void talk.write(`${line}\n`),
        warning: (message) => void stderr.write(`pullab: warning: ${message}\n`),
        error: (message) => void stderr.write(`pullab: error: ${message}\n`),
        group: (title) => void talk.write(`${title}\n`),
        endGroup: () => { },
        setOutput: () => { },
        saveState: () => { },
        summary: async () => { },
    };
}

// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __webpack_require__(48179);
// EXTERNAL MODULE: ./build/config/commands.js
var config_commands = __webpack_require__(86601);
// EXTERNAL MODULE: ./build/config/nearest.js
var nearest = __webpack_require__(49445);
// EXTERNAL MODULE: ./build/config/options.js
var options = __webpack_require__(86441);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
;// CONCATENATED MODULE: ./build/version.js
/** The version of package.json, kept here because the bundle has no package.json of ours; a test compares them. */
const VERSION = '0.1.0';

// EXTERNAL MODULE: ./build/cli/invocation.js
var invocation = __webpack_require__(21151);
;// CONCATENATED MODULE: ./build/cli/program.js
/** The command line: its flags come from the options table. */







const EXIT_CODES = `
Exit codes: 0 fine, 1 test failure or regression, 2 mistake in input, config or file (nothing was launched),
3 incomplete (infrastructure), 130 interrupted.`;
function groupOf(option) {
    const section = option.path === null ? 'program' : option.path.length > 1 ? option.path[0] : 'what';
    const titles = {
        program: 'Program:',
        limits: 'Limits:',
        retries: 'Limits:',
        qemu: 'Lab qemu:',
        ec2: 'Lab ec2:',
        compare: 'Comparison:',
    };
    return titles[String(section)] ?? 'What to test:';
}
function flagOf(option) {
    const form = option.kind === 'switch' ? `--${option.name}` : `--${option.name} <${option.placeholder}>`;
    const flag = new esm/* Option */.c$(form, (0,options/* summarize */.eh)(option)).helpGroup(groupOf(option));
    const isRepeatable = option.kind === 'list' || option.kind === 'pairs';
    return isRepeatable
        ? flag.argParser((text, before) => (before === undefined ? text : `${before}\n${text}`))
        : flag;
}
/** The name under which commander keeps a flag's value. */
const attributeOf = ({ name }) => name.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
function requestOf(command, operands, values) {
    const textOf = (option) => {
        const value = values[attributeOf(option)];
        return typeof value === 'string' ? value : undefined;
    };
    const given = { face: 'cli', textOf, label: (name) => `--${name}` };
    return { kind: 'command', ...(0,invocation/* invocationOf */.Q)(command, { ...given, json: values.json === true, operands }) };
}
/** A command with its operands; what stands behind one that has none is refused by name. */
function withOperands(command, name) {
    const { operands } = (0,config_commands/* commandInfo */.iz)(name);
    if (operands === null) {
        return command.allowExcessArguments();
    }
    const { placeholder, description, required } = operands;
    return command.argument(required ? `<${placeholder}...>` : `[${placeholder}...]`, description);
}
/** The commander program; `take` gets the request when the arguments make one. */
function build(args, write, take) {
    const program = new esm/* Command */.uB('pullab')
        .description('Tests Linux kernels on real machines')
        .version(VERSION)
        .exitOverride()
        .configureOutput({ writeOut: write, writeErr: () => { } })
        .addHelpText('after', EXIT_CODES);
    for (const name of config_commands/* COMMANDS */.Lo) {
        const { description, operands } = (0,config_commands/* commandInfo */.iz)(name);
        const command = withOperands(program.command(name).description(description), name).addHelpText('after', EXIT_CODES);
        command.action(() => {
            const [excess] = command.args;
            if (operands === null && excess !== undefined) {
                throw new errors/* UserError */.yo(`${name} takes no argument ${JSON.stringify(excess)}: name tests with --tests`);
            }
            take(requestOf(name, command.args, command.opts()));
        });
        // Flags are made for the command in question only: they are half the cost of starting.
        for (const option of args.includes(name) ? (0,options/* optionsOf */.cz)(name, 'cli') : []) {
            command.addOption(flagOf(option));
        }
    }
    return program;
}
/** The help of the whole program. */
function helpText() {
    const ignore = () => { };
    return `${build([], ignore, ignore).helpInformation()}${EXIT_CODES}\n`;
}
/** Flags before any command are flags of `run`. */
function withCommand(args) {
    const [first = ''] = args;
    const isOfProgram = ['-h', '--help', '-V', '--version'].includes(first);
    if (first.startsWith('-') && !isOfProgram) {
        return ['run', ...args];
    }
    const known = [...config_commands/* COMMANDS */.Lo, 'help'];
    if (!isOfProgram && !known.includes(first)) {
        throw new errors/* UserError */.yo(`unknown command ${JSON.stringify(first)}${(0,nearest/* didYouMean */.a)(first, known)} (commands: ${config_commands/* COMMANDS */.Lo.join(', ')}; see pullab --help)`);
    }
    return [...args];
}
/**
 * Reads the arguments of the command line; prints help or version with `write` when they ask for it.
 *
 * @throws UserError for unknown commands and flags, with the nearest word, and for missing or excess arguments
 */
function parseArguments(args, write) {
    const withName = withCommand(args);
    let request = { kind: 'printed' };
    try {
        build(withName, write, (taken) => {
            request = taken;
        }).parse(withName, { from: 'user' });
    }
    catch (error) {
        if (!(error instanceof esm/* CommanderError */.b7)) {
            throw error;
        }
        if (error.exitCode !== 0) {
            const problem = error.message.replace(/^error: /, '').replaceAll(/\s+/g, ' ');
            throw new errors/* UserError */.yo(`${problem} (see pullab ${withName[0]} --help)`);
        }
    }
    return request;
}

// EXTERNAL MODULE: ./build/cli/world.js
var cli_world = __webpack_require__(94161);
;// CONCATENATED MODULE: ./build/cli/main.js






/** Runs the command line and returns the exit code; nothing is thrown. */
async function cliMain(args) {
    const { stdout, stderr } = process;
    if (args.length === 0) {
        stderr.write(helpText());
        return exit/* EXIT */.d.userMistake;
    }
    let face = terminalFace(stdout, stderr, { json: false });
    try {
        const request = parseArguments(args, (text) => void stdout.write(text));
        if (request.kind === 'printed') {
            return exit/* EXIT */.d.fine;
        }
        face = terminalFace(stdout, stderr, { json: request.json });
        const world = (0,cli_world/* realWorld */.b)(face);
        return await (0,commands/* execute */.g)({ ...request, out: request.out === undefined ? undefined : (0,external_node_path_.resolve)(world.cwd, request.out) }, world);
    }
    catch (error) {
        const { exitCode, message } = (0,exit/* explainError */.U)(error);
        face.error(message);
        return exitCode;
    }
}


/***/ })

};
