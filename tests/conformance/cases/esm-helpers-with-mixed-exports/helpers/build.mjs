export default function build(config) { return { ...config, built: true }; }
