/** Outputs of the action, by name. */
export const OUTPUTS = {
  'run-id': 'Id of the run',
  verdict: 'pass, fail, skip or incomplete',
  'results-dir': 'Folder of the results',
  report: 'HTML report: a file in the folder of the results',
  'artifact-id': 'Id of the uploaded artifact',
  'artifact-url': 'Address of the uploaded artifact',
  passed: 'Number of machines that passed',
  failed: 'Number of machines that failed',
  incomplete: 'Number of machines that infrastructure broke',
  regressions: 'Number of metrics found regressed; empty when nothing was compared',
  matrix: 'Cells of the plan for strategy.matrix; set by command plan',
} as const;

export type OutputName = keyof typeof OUTPUTS;
