import proxy from "@acme/edge/proxy";

export const middleware = proxy();
