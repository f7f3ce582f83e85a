/**
 * The config of a run: `pullab.yml`, overridden by inputs and flags. The one place where its words, types, defaults
 * and descriptions are written; flags, action inputs, the JSON Schema and the README's tables are made from it.
 *
 * Messages are phrases that follow the offending value: `"90" has no unit: write 90s, 90m or 90h`.
 */
import { z } from 'zod';
import { duration, percent, size } from './units.ts';

// A process checks one config: compiling a parser for it costs more than it saves.
z.config({ jitless: true });

/** A whole number; the message names the bounds for a wrong type and a wrong value alike. */
function whole(min: number, max: number) {
  const error = `is not a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
}

function text(what: string) {
  const problem = (input: unknown) =>
    typeof input === 'number' || typeof input === 'boolean'
      ? `is not text: put it in quotes, so that it is ${what}`
      : `is not ${what}`;
  return z.string({ error: ({ input }) => problem(input) }).min(1, { error: `is empty: give ${what}` });
}

function matching(pattern: RegExp, what: string) {
  return text(what).regex(pattern, { error: `is not ${what}` });
}

/** A list without repetitions; the repeated entry is the one that is pointed at. */
function listOf<T extends z.ZodType<string>>(entry: T, whenMissing = 'give a list') {
  const error = ({ input }: { input?: unknown }) => (input === undefined ? whenMissing : 'is not a list: write [a, b]');
  return z.array(entry, { error }).superRefine((entries, context) => {
    entries.forEach((value, index) => {
      if (entries.indexOf(value) !== index) {
        context.addIssue({ code: 'custom', path: [index], message: 'is listed twice: name it once' });
      }
    });
  });
}

const REFERENCE_FORMS = 'a path, an https:// or s3:// address, or distribution:newest';

/** `distribution:newest`, `distribution:oldest` or `distribution:<package>`: a kernel of the host's distribution. */
export const DISTRIBUTION_KERNEL = /^distribution:([a-z0-9][a-z0-9.+-]*)$/;

const reference = text(REFERENCE_FORMS)
  .refine((value) => !/^[a-z][a-z0-9+.-]*:\/\//i.test(value) || /^(https|s3):\/\/[^/]/.test(value), {
    error: `is no address that can be fetched: give ${REFERENCE_FORMS}`,
  })
  .refine((value) => !value.startsWith('distribution:') || DISTRIBUTION_KERNEL.test(value), {
    error:
      'names no kernel of the distribution: write distribution:newest, distribution:oldest or distribution:<package>',
  })
  .describe('File (bzImage, vmlinuz, rpm, deb) or folder, https:// or s3:// address, or distribution:newest');

const kernelObject = z.strictObject({
  ref: reference,
  sha256: matching(/^[0-9a-f]{64}$/, 'the 64 lower-case hexadecimal digits of a SHA-256')
    .optional()
    .describe('SHA-256 of the file; anything else is refused'),
  release: matching(/^[A-Za-z0-9._+~-]+$/, 'a kernel release as `uname -r` prints it')
    .optional()
    .describe('Release to take from a folder or package that holds several kernels'),
});

/** Where a kernel comes from: text, or a mapping with the facts it must match. */
export const kernelReference = z
  .union([reference, kernelObject], { error: `is no kernel: give ${REFERENCE_FORMS}, or a mapping with ref` })
  .transform((given): z.infer<typeof kernelObject> => (typeof given === 'string' ? { ref: given } : given));
export type KernelReference = z.infer<typeof kernelReference>;

/** Variables of the stage contract, which a param must not replace. */
const RESERVED_VARIABLE = /^PULLAB_|^(TEST_NAME|RUN_PREFIX)$/;

const paramName = z
  .string()
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

const paramValue = z
  .union([z.string(), z.number(), z.boolean()], { error: 'is no value of an environment variable: write text' })
  .transform(String);

const kernels = z.strictObject({
  base: kernelReference.optional().describe('Reference kernel: what the kernel under test is compared with'),
  tip: kernelReference.optional().describe('Kernel under test'),
});

const limits = z.strictObject({
  'max-runtime': duration.prefault('1h').describe('Longest time one machine may run, all its stages and boots'),
  'max-machines': whole(1, 1000).prefault(20).describe('Most machines one run may have'),
  'max-cost': z
    .number({ error: 'is not an amount in US dollars, such as 5.00' })
    .min(0, { error: 'is negative: give an amount in US dollars, such as 5.00' })
    .prefault(5)
    .describe('Most US dollars one run may cost, by its upper bound; 0 allows only what is free'),
  'boot-timeout': duration.prefault('5m').describe('Longest time from the start of a boot to its first sign of life'),
  'silence-timeout': duration.prefault('10m').describe('Longest time a machine may write nothing at all'),
});

const retries = z.strictObject({
  fail: whole(0, 10).prefault(0).describe('How often a machine that failed is started anew'),
  incomplete: whole(0, 10).prefault(1).describe('How often a machine that infrastructure broke is started anew'),
});

const ami = matching(/^(ami-[0-9a-f]{8,17}|resolve:ssm:.+)$/, 'an image: ami-… or resolve:ssm:…');

const ec2 = z.strictObject({
  region: matching(/^[a-z]{2,3}(-[a-z]+)+-\d+$/, 'an AWS region such as us-west-2')
    .optional()
    .describe('AWS region of the machines'),
  bucket: matching(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of an S3 bucket')
    .optional()
    .describe('S3 bucket that tests and results pass through'),
  images: z
    .strictObject({
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
  market: z.enum(['on-demand', 'spot']).prefault('on-demand').describe('How machines are bought'),
});

const qemu = z
  .strictObject({
    memory: size.prefault('2G').describe('Memory of a machine'),
    cpus: whole(1, 256).prefault(2).describe('CPUs of a machine'),
    'cpu-budget': whole(1, 4096)
      .optional()
      .describe('CPUs that all machines running at a time may have together; default: the CPUs of the host'),
    accel: z
      .enum(['auto', 'kvm', 'tcg'])
      .prefault('auto')
      .describe('Accelerator; auto takes KVM where a trial boot shows that it works'),
    install: z
      .enum(['auto', 'always', 'never'])
      .prefault('auto')
      .describe('Whether missing programs (QEMU and its tools) are installed; auto: in a workflow, or as root'),
    kernel: kernelReference
      .optional()
      .describe("Known-good kernel; default: the distribution's package, fetched and cached, not installed"),
    userland: z
      .enum(['packages', 'host', 'image'])
      .prefault('packages')
      .describe("User space of a machine: distribution packages, the host's files, or a disk image"),
    image: text('the path of a disk image')
      .refine((value) => !value.includes('://'), { error: 'is not a file: fetch the image and give its path' })
      .optional()
      .describe('Disk image (qcow2 or raw); only with userland image'),
    disk: size.prefault('4G').describe('Disk space of a machine'),
    cmdline: z
      .string({ error: 'is not text: write kernel parameters in quotes' })
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

const compare = z.strictObject({
  margin: percent.prefault('1%').describe('Change up to which two kernels count as equivalent'),
  'min-effect': percent.prefault('2%').describe('Smallest change that counts as a regression or an improvement'),
  history: text('a file or an s3:// address').optional().describe('Earlier results: a file or an s3:// address'),
  'negative-controls': listOf(text('the name of a metric'))
    .prefault([])
    .describe('Metrics no kernel change can move; when they move, the environment did'),
  directions: z
    .record(z.string(), z.enum(['higher', 'lower']), { error: 'is not a mapping of metrics to higher or lower' })
    .prefault({})
    .describe('Which direction of a metric is better, where the result file has it wrong'),
});

const report = z.strictObject({
  kcidb: z
    .strictObject({
      origin: matching(/^[a-z0-9_]+$/, 'an origin of lower-case letters, digits and _').describe('KCIDB origin'),
      'submit-url': matching(/^https:\/\//, 'an https:// address')
        .optional()
        .describe('Address to submit to'),
      tree: text('the name of a kernel tree').optional().describe('Name of the kernel tree, such as mainline'),
    })
    .optional()
    .describe('What the KCIDB file says of its sender'),
  'check-run': z.boolean({ error: 'is neither true nor false' }).prefault(false).describe('Make a GitHub check run'),
  comment: z
    .enum(['never', 'on-change', 'always'])
    .prefault('never')
    .describe('When to comment on the pull request; on-change: when the verdict differs from the last one'),
});

/** Instance types and test names stay plain text here: what exists is checked against the folders and the lab. */
export const configSchema = z
  .strictObject({
    version: z
      .literal(1, { error: 'is not a version of this file: write 1' })
      .prefault(1)
      .describe('Version of this file'),
    tests: listOf(
      text('the name of a test'),
      'name the tests to run: --tests NAME, input tests, or tests: [NAME] in pullab.yml',
    )
      .min(1, { error: 'is empty: name at least one folder of tests-dir' })
      .describe('Tests to run: folders of tests-dir'),
    'tests-dir': text('a folder').prefault('vm-tests').describe('Folder of the tests'),
    lab: z.enum(['qemu', 'ec2']).prefault('qemu').describe('Where machines come from'),
    driver: z.enum(['ssm', 'runner', 'userdata']).prefault('ssm').describe('How stages are driven; ec2 only'),
    kernels: kernels.prefault({}).describe('Kernels to test'),
    'instance-types': listOf(text('an instance type'))
      .min(1, { error: 'is empty: name at least one instance type' })
      .optional()
      .describe('Instance types; each test runs on each. Default for qemu on an x86_64 host: qemu-x86_64'),
    replicas: whole(1, 1000).prefault(1).describe('Machines of each cell (test × instance type)'),
    params: z
      .record(paramName, paramValue, { error: 'is not a mapping of environment variables: write KEY: value' })
      .prefault({})
      .describe('Environment of the stage scripts'),
    limits: limits.prefault({}).describe('What a run may use up at most'),
    retries: retries.prefault({}).describe('How often machines are started anew'),
    ec2: ec2.prefault({}).describe('Settings of the ec2 lab'),
    qemu: qemu.prefault({}).describe('Settings of the qemu lab'),
    compare: compare.prefault({}).describe('How the two kernels are compared'),
    expectations: text('a folder').optional().describe('Folder of known failures, flakes and skips'),
    kernelci: z.strictObject({}).prefault({}).describe('Settings of a KernelCI pull lab; this version has none'),
    report: report.prefault({}).describe('Where results are told'),
    'fail-on': listOf(z.enum(['fail', 'regression', 'incomplete', 'suspect']))
      .prefault(['fail', 'regression'])
      .describe('Outcomes that end the command with exit code 1'),
  })
  .describe('Config of pullab: https://github.com/kernelci/pullab-action');

/** What a user writes. */
export type ConfigInput = z.input<typeof configSchema>;
/** What the program reads: quantities are numbers (seconds, bytes, percent), defaults are filled in. */
export type Config = z.infer<typeof configSchema>;
