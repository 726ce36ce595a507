export { BadArguments, type Config, readConfig } from './config.ts';
