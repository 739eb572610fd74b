import Fastify from "fastify";
import fastifyNext from "@fastify/nextjs";
const app = Fastify();
await app.register(fastifyNext, { dev: false });
