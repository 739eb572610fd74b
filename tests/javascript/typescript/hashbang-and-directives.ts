#!/usr/bin/env node
"use strict";
import type { A } from "a";
"use client" as any;
const b: A = 1;
