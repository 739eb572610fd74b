import { type Locale } from "./generated/locales";
export { type Region } from "./generated/regions";

const locale: Locale = "en";
export default { env: { locale } };
