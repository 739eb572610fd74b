                       
                                   
                            
import {         G,             } from "f";
import { J,        } from "j";
import {        } from "l";
import M, {        } from "m";
import O, * as P from "o";
import "q";
import {                            } from "r";
import { type } from "u";
import { type as v } from "w";
import X from "./x.json" with { type: "json" };
