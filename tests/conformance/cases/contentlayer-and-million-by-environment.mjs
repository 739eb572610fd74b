import { createContentlayerPlugin } from 'next-contentlayer2';
import million from 'million/compiler';

const config = { swcMinify: true, experimental: { appDir: true } };
const withContentlayer = createContentlayerPlugin({ configPath: './contentlayer.config.ts' });
const exported = withContentlayer(config);
export default process.env.MILLION === '1' ? million.next(exported, { auto: true, mute: true }) : exported;
