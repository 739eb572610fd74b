import { withAxiom } from 'next-axiom';
import { experimental } from './lib/flags.js';

export default withAxiom({ experimental, poweredByHeader: false });
