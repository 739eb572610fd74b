#!/usr/bin/env node
/* The config of version 15. */
// nextlint-ignore-file[ignored-config]: read once we are on 15
import type { NextConfig } from "next";

const config: NextConfig = {};
export default config;
