// Asks sorade's home under Pyodide: node home.mjs FOLDER-OF-THE-HOME LOG REQUESTS ANSWERS
// LOG is the log's name in hex; REQUESTS a JSON list of [method, path, body], ANSWERS becomes one of [status, body].
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, log, requests, answers] = process.argv.slice(2);
const bytes = (name) => new Uint8Array(readFileSync(join(folder, name)));
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")));
const pyodide = await loadPyodide({ indexURL: `${folder}/`, stdLibURL: join(folder, "python.zip") });
pyodide.FS.mkdirTree("/lib/app");
pyodide.unpackArchive(bytes("sorade.zip"), "zip", { extractDir: "/lib/app" });
for (const name of ["book.sqlite", "beyond.sqlite", "recogniser.npz"]) pyodide.FS.writeFile(`/${name}`, bytes(name));
pyodide.globals.set("LOG", log);
const handle = pyodide.runPython(`
import sys
sys.path.insert(0, "/lib/app")
from pathlib import Path
from sorade.browser import Home
from sorade.reference import Book
book = Book.open(Path("/book.sqlite"), lambda: Path("/beyond.sqlite"))
home = Home("/log.sqlite3", book, lambda wait: Path("/recogniser.npz"), alone=True)
name = bytes.fromhex(LOG)
home.desk().log.id
home._database.run("update store_learner set log = ?, seal = ?", [(name, name)])

def handle(method, path, body):
    made = home.handle(method, path, body)
    return made.status, made.body

handle
`);
const told = JSON.parse(readFileSync(requests, "utf8")).map(([method, path, body]) => handle(method, path, body).toJs());
writeFileSync(answers, JSON.stringify([pyodide.runPython("sys.platform"), ...told]));
process.exit(0);
