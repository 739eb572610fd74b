import withDocs from './with-docs.mjs';

export default withDocs({ theme: 'dark' })({ experimental: { appDir: true }, pageExtensions: ['tsx'] });
