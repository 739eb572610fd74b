#!/usr/bin/env node
"use strict";
                           
"use client"       ;
const b    = 1;
