import { open } from 'node:fs/promises';

export interface Follower {
  /** Reads what is left and ends; resolves when the listener has seen the last byte. */
  finish: () => Promise<void>;
}

const chunkBytes = 64 * 1024;

/**
 * Hands on what another process appends to a file, as it comes.
 *
 * Polling a file is what loses nothing: QEMU drops bytes of a serial port whose socket or pipe is full, and a socket is
 * full after a few hundred writes of one byte.
 */
export function followFile(path: string, listener: (chunk: Buffer) => void, intervalMs: number): Follower {
  let offset = 0;
  let stopped = false;
  const opened = open(path, 'r');
  const readAll = async () => {
    const handle = await opened;
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes, offset);
      if (bytesRead === 0) {
        return;
      }
      offset += bytesRead;
      listener(buffer.subarray(0, bytesRead));
    }
  };
  const loop = (async () => {
    while (!stopped) {
      await readAll();
      await new Promise((resolve) => setTimeout(resolve, intervalMs));
    }
  })();
  loop.catch(() => {});
  return {
    finish: async () => {
      stopped = true;
      await loop;
      await readAll();
      await (await opened).close();
    },
  };
}
