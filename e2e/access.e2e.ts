import { sweep } from './support/sweep.ts';

/** Every page on a desktop. */
sweep('desktop');
