export { proxy, config } from "../proxy";
