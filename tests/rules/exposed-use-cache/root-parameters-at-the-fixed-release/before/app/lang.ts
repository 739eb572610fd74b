import { lang } from "next/root-params";

export async function data() {
  "use cache";
  return lang();
}
