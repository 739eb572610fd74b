import base from "company-config";

export default { ...base, reactStrictMode: true };
