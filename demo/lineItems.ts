import type { CatalogueProduct } from './catalogue.ts';
import type { Random } from './random.ts';

export type LineItem = {
  product: CatalogueProduct;
  quantity: number;
  unitPrice: number;
  discount: number;
  amount: number;
};

/**
 * Splits a deal of about `target` yuan over a main product and what goes with it. Amounts are whole fen, so that the
 * deal's amount is exactly their sum.
 */
export function lineItems(
  random: Random,
  products: readonly CatalogueProduct[],
  main: CatalogueProduct,
  target: number,
): LineItem[] {
  const extras = products.filter((each) => each.id !== main.id && each.price < target * 0.5);
  const count = extras.length === 0 ? 0 : random.weighted([0, 1, 2, 3], (each) => [40, 35, 18, 7][each] ?? 0);
  const chosen = [main];
  while (chosen.length <= count) {
    const extra = random.pick(extras);
    if (chosen.includes(extra)) break;
    chosen.push(extra);
  }
  const discount = random.chance(0.35) ? 0 : Math.round(random.between(1, 22)) / 1;
  const rest = chosen.slice(1).map((each) => Math.min(each.price * random.int(1, 3), (target * 0.6) / chosen.length));
  const shares = [target - rest.reduce((sum, each) => sum + each, 0), ...rest];
  return chosen.map((product, index) => item(product, shares[index] ?? 0, discount));
}

function item(product: CatalogueProduct, share: number, discount: number): LineItem {
  const gross = share / (1 - discount / 100);
  const quantity = Math.max(1, Math.round(gross / product.price));
  const unitPrice = Math.max(100, Math.round(gross / quantity / 100) * 100);
  return { product, quantity, unitPrice, discount, amount: Math.round(quantity * unitPrice * (100 - discount)) / 100 };
}

/** The main product whose list price lies near the money that is on the table. */
export function mainProduct(random: Random, products: readonly CatalogueProduct[], target: number): CatalogueProduct {
  const mains = products.filter((each) => each.main);
  return random.weighted(mains, (each) => 1 / (0.35 + Math.abs(Math.log(each.price / target))));
}
