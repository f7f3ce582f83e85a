/** Words that steer the reading of a log, apart from the readers: the command line names them without loading those. */

/** The formats `inspect` can be told to read; `auto` finds out. */
export const RESULT_FORMATS = ['auto', 'ktap', 'ltp', 'kirk', 'kunit-json', 'kvm-unit-tests', 'junit'] as const;
export type RequestedFormat = (typeof RESULT_FORMATS)[number];

/** What a log is: a console, or what a program wrote; `auto` goes by the file's name. */
export const LOG_SOURCES = ['auto', 'console', 'output'] as const;
export type RequestedSource = (typeof LOG_SOURCES)[number];
