// lance.mjs: a peer of the bench of speed: LanceDB's full-text index with ICU's words; a row is a line of a file.
//
// usage: node lance.mjs index TEXTS FOLDER   a new index of every file below TEXTS
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as lancedb from "@lancedb/lancedb";

const BATCH = 20000;
const SETTINGS = { baseTokenizer: "icu", withPosition: true, stem: false, removeStopWords: false, asciiFolding: false };

function* rows(root) {
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const lines = readFileSync(path, "utf8").split("\n").map((line) => line.trim());
    for (const [at, text] of lines.entries()) {
      if (Buffer.byteLength(text) >= 10) yield { id: `${path}:${at + 1}`, text };
    }
  }
}

const [, , , texts, folder] = process.argv;
const database = await lancedb.connect(join(folder, "db"));
let table = null;
let batch = [];
async function flush() {
  if (table) await table.add(batch);
  else table = await database.createTable("texts", batch);
  batch = [];
}
for (const row of rows(texts)) {
  batch.push(row);
  if (batch.length === BATCH) await flush();
}
if (batch.length) await flush();
await table.createIndex("text", { config: lancedb.Index.fts(SETTINGS) });
