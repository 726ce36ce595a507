import { sweep } from './support/sweep.ts';

/** Every page on a phone; a file of its own, so that it runs beside the desktop. */
sweep('phone');
