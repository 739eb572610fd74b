import { NextConfig } from "next";

const config =             {
  reactStrictMode: true,
};
const paths =        ["/a", "/b"];

export default             config;
