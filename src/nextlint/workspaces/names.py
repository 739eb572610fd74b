"""The names of lockfiles, with the package managers that write them."""

# Of one manager's files the first that exists is read, as by the manager.
LOCKFILES = {
    "npm-shrinkwrap.json": "npm",
    "package-lock.json": "npm",
    "yarn.lock": "yarn",
    "pnpm-lock.yaml": "pnpm",
    "bun.lock": "bun",
    "bun.lockb": "bun",
    "deno.lock": "deno",
    "vlt-lock.json": "vlt",
}
