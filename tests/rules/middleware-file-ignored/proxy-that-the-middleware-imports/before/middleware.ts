export { proxy as middleware, config } from "./proxy";
