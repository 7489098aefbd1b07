// Compiles Python by the very Python that will run it, and packs it: node pack.mjs FOLDER-OF-PYODIDE APP STDLIB OUT
// APP is a folder whose .py files (and other files as they are) become OUT/sorade.zip; STDLIB a JSON list of what
// OUT/python.zip keeps of the standard library. Archives are stored, not compressed: what sends them compresses better.
import { copyFileSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, app, stdlib, out] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, "pyodide.mjs")));
const pyodide = await loadPyodide({ indexURL: pyodideFolder });
const { FS } = pyodide;

function copyIn(from, to) {
  FS.mkdirTree(to);
  for (const name of readdirSync(from).sort()) {
    const [source, target] = [join(from, name), `${to}/${name}`];
    if (statSync(source).isDirectory()) copyIn(source, target);
    else FS.writeFile(target, readFileSync(source));
  }
}

copyIn(app, "/app");
FS.writeFile("/stdlib.zip", readFileSync(join(pyodideFolder, "python_stdlib.zip")));
pyodide.globals.set("STDLIB", stdlib);
pyodide.runPython(`
import json, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from pathlib import Path

def compiled(name, source):
    """Without docstrings, and without a check against the source, which isn't there."""
    return _code_to_hash_pyc(compile(source, name, "exec", dont_inherit=True, optimize=2), bytes(8), False)

def packed(target, files):
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files:
            if name.endswith(".py"):
                name, data = f"{name}c", compiled(name, data)
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)

root = Path("/app")
packed("/sorade.zip", ((path.relative_to(root).as_posix(), path.read_bytes()) for path in sorted(root.rglob("*")) if path.is_file()))
with zipfile.ZipFile("/stdlib.zip") as whole:
    packed("/python.zip", ((name, whole.read(name)) for name in json.loads(STDLIB)))
`);
for (const name of ["sorade.zip", "python.zip"]) writeFileSync(join(out, name), FS.readFile(`/${name}`));
for (const name of ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"]) copyFileSync(join(pyodideFolder, name), join(out, name));
process.exit(0);
