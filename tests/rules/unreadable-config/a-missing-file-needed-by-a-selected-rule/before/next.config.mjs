import { withDocs } from "./docs.mjs";

export default { reactStrictMode: true };
