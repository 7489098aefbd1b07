/**
 * A folder of Python's own file system whose files are ours. SQLite asks for what it wrote to be on the disk before it goes
 * on, but under Emscripten nobody hears it (fdatasync does nothing). So each time that it turns from one file to the other,
 * the one that it leaves is flushed: the journal before the log, the log before the journal is struck out.
 */

import type { File } from "./files";

/** What is used of Emscripten's file system; no types of it are published. */
// eslint-disable-next-line
type Emscripten = any;

const FOLDER_MODE = 0o40777;
const FILE_MODE = 0o100666;
const [ENOENT, EINVAL, EPERM, EIO, ENOSPC] = [44, 28, 63, 29, 51];

/** Mount the files at `at`. */
export function mount(FS: Emscripten, at: string, files: ReadonlyMap<string, File>): void {
  let unflushed: File | null = null;

  const fileOf = (node: Emscripten): File => node.file as File;
  const fail = (code: number): never => {
    throw new FS.ErrnoError(code);
  };
  /** What the browser can't do is told to SQLite in its own words, which takes back what it began. */
  const trying = <T>(deed: () => T): T => {
    try {
      return deed();
    } catch (error) {
      return fail(error instanceof DOMException && error.name === "QuotaExceededError" ? ENOSPC : EIO);
    }
  };
  const touch = (file: File): void => {
    if (unflushed && unflushed !== file) unflushed.flush();
    unflushed = file;
  };
  const attributes = (node: Emscripten) => {
    const now = new Date(0);
    const size = node.file ? fileOf(node).getSize() : 0;
    return { dev: 1, ino: node.id, mode: node.mode, nlink: 1, uid: 0, gid: 0, rdev: 0, size, atime: now, mtime: now, ctime: now, blksize: 4096, blocks: Math.ceil(size / 4096) };
  };
  const made = (parent: Emscripten, name: string): Emscripten => {
    const file = files.get(name);
    if (!file) return fail(ENOENT);
    const node = FS.createNode(parent, name, FILE_MODE, 0);
    Object.assign(node, { file, node_ops: fileOps, stream_ops: streamOps });
    return node;
  };

  const fileOps = {
    getattr: attributes,
    setattr: (node: Emscripten, changed: { size?: number }) => {
      if (changed.size === undefined) return;
      const { size } = changed;
      trying(() => {
        touch(fileOf(node));
        fileOf(node).truncate(size);
      });
    },
  };
  const folderOps = {
    getattr: attributes,
    setattr: () => undefined,
    lookup: made,
    mknod: made,
    unlink: (_folder: Emscripten, name: string) => {
      const file = files.get(name) ?? fail(ENOENT);
      trying(() => {
        touch(file);
        file.truncate(0);
      });
    },
    rename: () => fail(EPERM),
    readdir: () => [".", "..", ...files.keys()],
  };
  const streamOps = {
    llseek: (stream: Emscripten, offset: number, whence: number): number => {
      const from = whence === 1 ? stream.position : whence === 2 ? fileOf(stream.node).getSize() : 0;
      return from + offset < 0 ? fail(EINVAL) : from + offset;
    },
    read: (stream: Emscripten, buffer: Uint8Array, offset: number, length: number, position: number): number => trying(() => fileOf(stream.node).read(buffer.subarray(offset, offset + length), { at: position })),
    write: (stream: Emscripten, buffer: Uint8Array, offset: number, length: number, position: number): number =>
      trying(() => {
        touch(fileOf(stream.node));
        return fileOf(stream.node).write(buffer.subarray(offset, offset + length), { at: position });
      }),
  };
  const type = {
    mount: () => {
      const root = FS.createNode(null, "/", FOLDER_MODE, 0);
      Object.assign(root, { node_ops: folderOps, stream_ops: {} });
      return root;
    },
  };
  FS.mkdirTree(at);
  FS.mount(type, {}, at);
}
