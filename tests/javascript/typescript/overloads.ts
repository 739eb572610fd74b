function a(b: string): void;
function a(b: number): void;
function a(b: any): void {}
export function c(): void;
export function c(d?: string) {}
export default function e(f: string): string;
export default function e(f: any) { return f; }
async function g(): Promise<void>
async function g(h?: string) {}
