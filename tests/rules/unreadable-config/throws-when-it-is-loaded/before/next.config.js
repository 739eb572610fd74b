throw new Error("set STAGE");
