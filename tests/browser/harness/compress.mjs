// node compress.mjs FOLDER: beside each text file a .br, as a server makes it while it answers
// (quality 5, which is worse than what a file that is compressed beforehand would have).
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const [, , folder] = process.argv;
for (const name of readdirSync(folder, { recursive: true })) {
  if (!/\.(html|css|js|json|svg|xml|txt)$/.test(name)) continue;
  const path = join(folder, name);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path), { params }));
}
