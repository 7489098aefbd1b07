// Times the check under Pyodide: node offline.mjs FOLDER-OF-THE-HOME CASES ANSWERS
// CASES is a JSON list of [character, ink in hex]; ANSWERS becomes the ms of each, the second time that it is checked.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, cases, answers] = process.argv.slice(2);
const bytes = (name) => new Uint8Array(readFileSync(join(folder, name)));
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")));
const pyodide = await loadPyodide({ indexURL: `${folder}/`, stdLibURL: join(folder, "python.zip") });
pyodide.FS.writeFile("/lib/sorade.zip", bytes("sorade.zip"));
pyodide.FS.writeFile("/book.sqlite", bytes("book.sqlite"));
pyodide.globals.set("CASES", readFileSync(cases, "utf8"));
const took = pyodide.runPython(`
import json, sys, time
sys.path.insert(0, "/lib/sorade.zip")
from pathlib import Path
from sorade.browser.looks import Looks
from sorade.reference import Book
looks = Looks(Book.open(Path("/book.sqlite")))
took = []
for turn in range(2):
    looks.verdict.cache_clear()
    for char, ink in json.loads(CASES):
        began = time.perf_counter()
        looks.verdict(bytes.fromhex(ink), char)
        if turn:
            took.append((time.perf_counter() - began) * 1000)
json.dumps(took)
`);
writeFileSync(answers, took);
process.exit(0);
