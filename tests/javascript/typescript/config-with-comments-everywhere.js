// The types first.
                                                           // from next

/** What {@link NextConfig} calls it. */
const config /* here */                          /* and here */ = {
  // @ts-expect-error: not in the types yet
  experimental: { /* none */ }                 , // trailing; with a semicolon
}                                              ; /* end */

export default config                           ; // "as" in a comment
