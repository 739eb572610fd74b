import "./src/env";

export default { reactStrictMode: true };
