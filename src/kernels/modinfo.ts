import { bufferSource } from './bytes.ts';
import { parseElf, readSection } from './elf.ts';

/** The parts of a module's `.modinfo` that decide what must be loaded with it. */
export interface ModuleInfo {
  name: string | null;
  /** Modules whose symbols it uses. */
  depends: string[];
  /** Modules or aliases to be tried before it (`softdep=pre:`). */
  softPre: string[];
  aliases: string[];
}

const MAX_MODINFO = 4 << 20;

/** Names of modules are compared with `-` and `_` alike, as modprobe does. */
export function normalName(name: string): string {
  return name.replaceAll('-', '_');
}

/**
 * The `.modinfo` section of an uncompressed module (include/linux/moduleparam.h: NUL-separated `key=value`).
 * Bytes that are no ELF or have no such section give an empty result.
 */
export function parseModule(bytes: Buffer): ModuleInfo {
  const source = bufferSource(bytes, 'module');
  const elf = parseElf(source);
  const section = elf === null ? null : readSection(source, elf, '.modinfo', MAX_MODINFO);
  return collect(section === null ? [] : section.toString('latin1').split('\0'));
}

/**
 * `modules.builtin.modinfo` (NUL-separated `<module>.<key>=<value>`): what the built-in modules say of themselves, by
 * their normalised names.
 */
export function parseBuiltinModinfo(bytes: Buffer): Map<string, ModuleInfo> {
  const fields = new Map<string, string[]>();
  for (const entry of bytes.toString('latin1').split('\0')) {
    const dot = entry.indexOf('.');
    if (dot > 0) {
      const name = normalName(entry.slice(0, dot));
      fields.set(name, [...(fields.get(name) ?? []), entry.slice(dot + 1)]);
    }
  }
  return new Map([...fields].map(([name, entries]) => [name, collect(entries)]));
}

function collect(entries: string[]): ModuleInfo {
  const values = (key: string): string[] =>
    entries.filter((entry) => entry.startsWith(`${key}=`)).map((entry) => entry.slice(key.length + 1));
  return {
    name: values('name')[0] ?? null,
    depends: values('depends').flatMap((value) => value.split(',').filter((name) => name !== '')),
    softPre: values('softdep').flatMap(preOf),
    aliases: values('alias'),
  };
}

/** `pre: a b post: c` → a, b (modprobe.d(5)). */
function preOf(softdep: string): string[] {
  const words = softdep.split(/\s+/).filter((word) => word !== '');
  const start = words.indexOf('pre:');
  if (start === -1) {
    return [];
  }
  const rest = words.slice(start + 1);
  const end = rest.indexOf('post:');
  return end === -1 ? rest : rest.slice(0, end);
}

/** The normalised module names in `modules.builtin`: one path a line. */
export function parseBuiltinList(text: string): Set<string> {
  return new Set(
    text
      .split('\n')
      .map((line) => moduleName(line.trim()))
      .filter((name): name is string => name !== null),
  );
}

/** The normalised module name of a path that ends in `.ko`, also compressed; null for other paths. */
export function moduleName(path: string): string | null {
  const match = /([^/]+)\.ko(\.xz|\.zst|\.gz)?$/.exec(path);
  return match?.[1] === undefined ? null : normalName(match[1]);
}

/**
 * The built-in state of a module by a kernel configuration: true for `=y`, false for `=m` and `is not set`, null when
 * the option behind the module's name is not known here or not mentioned.
 */
export function builtinByConfig(config: string, name: string): boolean | null {
  const option = CONFIG_OPTIONS[normalName(name)];
  if (option === undefined) {
    return null;
  }
  const line = config.split('\n').find((l) => l.startsWith(`${option}=`) || l === `# ${option} is not set`);
  return line === undefined ? null : line === `${option}=y`;
}

/** Options of the drivers that a machine needs to reach its root file system and its console. */
const CONFIG_OPTIONS: Record<string, string> = {
  virtio: 'CONFIG_VIRTIO',
  virtio_ring: 'CONFIG_VIRTIO',
  virtio_pci: 'CONFIG_VIRTIO_PCI',
  virtio_mmio: 'CONFIG_VIRTIO_MMIO',
  virtio_blk: 'CONFIG_VIRTIO_BLK',
  virtio_net: 'CONFIG_VIRTIO_NET',
  virtio_console: 'CONFIG_VIRTIO_CONSOLE',
  virtio_rng: 'CONFIG_HW_RANDOM_VIRTIO',
  virtio_scsi: 'CONFIG_SCSI_VIRTIO',
  nvme: 'CONFIG_BLK_DEV_NVME',
  nvme_core: 'CONFIG_NVME_CORE',
  ext4: 'CONFIG_EXT4_FS',
  xfs: 'CONFIG_XFS_FS',
  overlay: 'CONFIG_OVERLAY_FS',
  '9p': 'CONFIG_9P_FS',
  '9pnet': 'CONFIG_NET_9P',
  '9pnet_virtio': 'CONFIG_NET_9P_VIRTIO',
  ena: 'CONFIG_ENA_ETHERNET',
  e1000: 'CONFIG_E1000',
  e1000e: 'CONFIG_E1000E',
};
