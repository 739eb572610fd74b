type A = string
interface B {}
import type { C } from "c"
declare const d: string
