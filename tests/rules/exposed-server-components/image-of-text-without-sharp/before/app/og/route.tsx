import { ImageResponse } from "next/og";

export const GET = () => new ImageResponse("a");
