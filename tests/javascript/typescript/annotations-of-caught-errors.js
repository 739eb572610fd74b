try {
  throw new Error("a");
} catch (error         ) {
  (error         ).message;
}
try {} catch ({ message }     ) { message; }
try {} catch {}
