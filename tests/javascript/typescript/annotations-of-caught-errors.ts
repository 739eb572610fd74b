try {
  throw new Error("a");
} catch (error: unknown) {
  (error as Error).message;
}
try {} catch ({ message }: any) { message; }
try {} catch {}
