export async function POST(request) {
  return Response.json({ size: (await request.arrayBuffer()).byteLength });
}
