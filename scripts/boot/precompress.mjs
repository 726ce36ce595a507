/** Run by the pinned Node after a build: compressed copies beside the files of the web app. */
import { precompress } from '../../server/platform/http/precompress.ts';

await precompress(process.argv[2]);
