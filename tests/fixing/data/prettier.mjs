// Formats a batch: reads [[text, options], ...] from the file named first, writes [text or null (a syntax error), ...]
// to the file named second. The third argument is the folder that holds node_modules/prettier.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [input, output, root] = process.argv.slice(2);
const prettier = createRequire(path.join(root, "package.json"))("prettier");

const format = async ([text, options]) => {
  try {
    return await prettier.format(text, { parser: "babel", ...options });
  } catch {
    return null;
  }
};

const batch = JSON.parse(fs.readFileSync(input, "utf8"));
const results = [];
for (const item of batch) results.push(await format(item));
fs.writeFileSync(output, JSON.stringify(results));
