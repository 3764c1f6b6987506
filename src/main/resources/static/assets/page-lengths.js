// Every page of ours says how long its texts may be.
import { watchLengths } from './lengths.js';

watchLengths({ pages: true });
