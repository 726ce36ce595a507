import { spawnSync } from 'node:child_process';
import { mkdirSync, statfsSync } from 'node:fs';

/** A disk of one's own, in memory, that can be made too small for what comes next. */
export type SmallDisk = {
  path: string;
  /** Nothing more fits. */
  fill(): void;
  widen(): void;
  unmount(): void;
};

const ROOMY = 'size=4g';

/** Undefined where this process may not mount. */
export function mountDisk(path: string): SmallDisk | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  mkdirSync(path, { recursive: true });
  if (!mount('-t', 'tmpfs', '-o', `${ROOMY},mode=755`, 'tmpfs', path)) return undefined;
  return {
    path,
    fill() {
      const { blocks, bfree, bsize } = statfsSync(path);
      const used = (blocks - bfree) * bsize;
      if (!mount('-o', `remount,size=${Math.ceil(used / 1024) + 64}k`, path)) throw new Error('the disk stays wide');
    },
    widen: () => void mount('-o', `remount,${ROOMY}`, path),
    unmount: () => void spawnSync('umount', [path]),
  };
}

const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0;
