import { base } from "./missing.mjs";

export default { ...base };
