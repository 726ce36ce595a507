/** Loaded before a server (`--import`): its clock differs by as many milliseconds as the file CHAOS_CLOCK says at the moment. */
import { readFileSync } from 'node:fs';

const file = process.env.CHAOS_CLOCK;
const Real = Date;
let offset = 0;
const look = () => {
  try {
    offset = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    offset = 0;
  }
};
if (file) {
  look();
  setInterval(look, 50).unref();
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length === 0) super(Real.now() + offset);
      else super(...given);
    }
    static now() {
      return Real.now() + offset;
    }
  };
}
