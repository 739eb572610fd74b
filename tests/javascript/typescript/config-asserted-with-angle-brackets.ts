import { NextConfig } from "next";

const config = <NextConfig>{
  reactStrictMode: true,
};
const paths = <const>["/a", "/b"];

export default <NextConfig>config;
