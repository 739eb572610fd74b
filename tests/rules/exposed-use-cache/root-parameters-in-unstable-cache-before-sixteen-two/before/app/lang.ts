import { unstable_cache } from "next/cache";
import { lang } from "next/root-params";

export const language = unstable_cache(() => lang());
