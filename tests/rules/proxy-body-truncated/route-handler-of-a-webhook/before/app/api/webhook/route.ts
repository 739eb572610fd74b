export async function POST(request) {
  const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get("stripe-signature"), secret);
  return Response.json({ received: event.id });
}
