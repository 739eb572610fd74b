export async function POST(request) {
  const form = await request.formData();
  return Response.json({ size: form.get("file").size });
}
