import { lang } from "next/root-params";

export const language = () => lang();
