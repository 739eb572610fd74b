import { NextRequest } from "next/server";
