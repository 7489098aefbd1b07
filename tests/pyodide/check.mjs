// Runs the check under Pyodide: node check.mjs FOLDER-OF-PYODIDE SOURCE CASES ANSWERS
// Only what the core consists of is there: no numpy, no sqlite3, no file of the reference data.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, source, cases, answers] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, "pyodide.mjs")));
const pyodide = await loadPyodide({ indexURL: pyodideFolder });
const write = (path, bytes) => {
  pyodide.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
  pyodide.FS.writeFile(path, bytes);
};
for (const folder of ["check", "ink", "order"])
  for (const name of readdirSync(join(source, folder)))
    if (name.endsWith(".py")) write(`/lib/sorade/${folder}/${name}`, readFileSync(join(source, folder, name)));
for (const name of ["__init__.py", "code.py", "errors.py", "reference/types.py"])
  write(`/lib/sorade/${name}`, readFileSync(join(source, name)));
write("/lib/sorade/reference/__init__.py", "");
write("/cases.pickle", readFileSync(cases));
pyodide.runPython(`
import pickle, sys
sys.path.insert(0, "/lib")
from pathlib import Path
from sorade.check import check
verdicts = [repr(check(ink, models, rivals)) for ink, models, rivals in pickle.loads(Path("/cases.pickle").read_bytes())]
Path("/answers.txt").write_text("\\n".join([sys.platform, *verdicts]))
`);
writeFileSync(answers, pyodide.FS.readFile("/answers.txt"));
process.exit(0);
