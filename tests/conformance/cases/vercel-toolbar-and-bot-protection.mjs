import createWithVercelToolbar from '@vercel/toolbar/plugins/next';
import { withBotId } from 'botid/next/config';

const withVercelToolbar = createWithVercelToolbar();

export default withBotId(withVercelToolbar({ experimental: { typedRoutes: true } }));
