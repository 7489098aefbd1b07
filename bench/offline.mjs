// Times the check and the recogniser under Pyodide: node offline.mjs FOLDER-OF-THE-HOME CASES ANSWERS
// CASES is {"checks": [[character, ink in hex], ...], "drawings": [...]}; ANSWERS becomes {"checks": [ms of each, the second
// time that it is checked], "drawings": [[ms, the joyo kanji that it looks like], ...]}.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, cases, answers] = process.argv.slice(2);
const bytes = (name) => new Uint8Array(readFileSync(join(folder, name)));
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")));
const pyodide = await loadPyodide({ indexURL: `${folder}/`, stdLibURL: join(folder, "python.zip") });
pyodide.FS.writeFile("/lib/sorade.zip", bytes("sorade.zip"));
for (const name of ["book.sqlite", "recogniser.npz"]) pyodide.FS.writeFile(`/${name}`, bytes(name));
pyodide.globals.set("CASES", readFileSync(cases, "utf8"));
const took = pyodide.runPython(`
import json, sys, time
sys.path.insert(0, "/lib/sorade.zip")
from pathlib import Path
from sorade.ink import decode
from sorade.recognise import Looks, Recogniser
from sorade.reference import Book
book, recogniser = Book.open(Path("/book.sqlite")), Recogniser.open(Path("/recogniser.npz"))
looks, cases = Looks(book, lambda _: None), json.loads(CASES)

def timed(deed, *told):
    began = time.perf_counter()
    said = deed(*told)
    return (time.perf_counter() - began) * 1000, said

for turn in range(2):
    looks.verdict.cache_clear()
    checks = [timed(looks.verdict, bytes.fromhex(ink), char)[0] for char, ink in cases["checks"]]
inks = [decode(bytes.fromhex(ink)) for _, ink in cases["drawings"]]
recogniser.rank(inks[0])
seen = [timed(recogniser.rank, ink, book.joyo) for ink in inks]
json.dumps({"checks": checks, "drawings": [[took, [one.char for one in found]] for took, found in seen]})
`);
writeFileSync(answers, took);
process.exit(0);
