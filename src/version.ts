/** The version of package.json, kept here because the bundle has no package.json of ours; a test compares them. */
export const VERSION = '0.1.0';
