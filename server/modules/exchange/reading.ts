import type { ImportPlan } from '#contract/exchange.ts';
import type { OpenTableOptions } from '#server/platform/tables/index.ts';

type Reading = Pick<ImportPlan, 'sheet' | 'delimiter' | 'encoding' | 'headerRow'>;

/** What a mapping says of how its file is read; the rest is found from the content. */
export function readingOf({ sheet, delimiter, encoding, headerRow }: Reading): OpenTableOptions {
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(headerRow === undefined ? {} : { headerRow }),
  };
}
