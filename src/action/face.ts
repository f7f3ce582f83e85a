import type { Face } from '../cli/face.ts';
import { defuseWorkflowCommands } from '../evidence/escape.ts';

/**
 * The face of the action, on the runner's toolkit. No text that passes through it can be a workflow command.
 *
 * @param core `@actions/core`
 */
export function actionFace(core: typeof import('@actions/core'), env: NodeJS.ProcessEnv): Face {
  return {
    kind: 'action',
    isTTY: false,
    info: (line) => core.info(defuseWorkflowCommands(line)),
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
