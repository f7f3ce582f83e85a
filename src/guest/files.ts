import { readFileSync } from 'node:fs';

/** The programs that run on a machine under test, by their name there. */
export interface GuestFiles {
  /** First program of the qemu lab's initramfs. */
  init: string;
  /** Process 1 after the root is mounted (qemu lab). */
  supervisor: string;
  client: string;
  lib: string;
  kernel: string;
}

/** Reads the guest programs, which are shipped beside the program's own code. */
export function readGuestFiles(): GuestFiles {
  // The bundler copies a file only where it sees this very form of call.
  return {
    init: readFileSync(new URL('./pullab-init.sh', import.meta.url), 'utf8'),
    supervisor: readFileSync(new URL('./pullab-supervisor.sh', import.meta.url), 'utf8'),
    client: readFileSync(new URL('./pullab-client.sh', import.meta.url), 'utf8'),
    lib: readFileSync(new URL('./pullab-lib.sh', import.meta.url), 'utf8'),
    kernel: readFileSync(new URL('./pullab-kernel.sh', import.meta.url), 'utf8'),
  };
}
