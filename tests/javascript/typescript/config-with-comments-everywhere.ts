// The types first.
import type { NextConfig /* the only one */ } from "next"; // from next

/** What {@link NextConfig} calls it. */
const config /* here */ : /* there */ NextConfig /* and here */ = {
  // @ts-expect-error: not in the types yet
  experimental: { /* none */ } as /* any */ any, // trailing; with a semicolon
} /* before */ satisfies /* after */ NextConfig; /* end */

export default config as /* really */ NextConfig; // "as" in a comment
