import { env } from "@/env";

export default { reactStrictMode: env.STRICT };
