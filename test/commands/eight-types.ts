import { type GoalType, goalTypes } from '../../src/domain/goal.js';
import type { EmulatorState } from '../../src/emulator/state.js';
import { anAccount } from '../kit/account.js';
import { emulated } from './emulated.js';

/** For each type the flags of the smallest goal of it; those that need a tag use `shop`. */
export const smallest: Readonly<Record<GoalType, string>> = {
  Url: '--type url --tag shop --category purchase --url /thanks',
  Duration: '--type duration --tag shop --min-duration 5m',
  PagesViewedPerVisit: '--type pages-viewed --tag shop --min-pages 3',
  Event: '--type event --tag shop --category signup --event-action sign_up',
  AppInstall: '--type app-install --app-platform android --app-id com.example.shop',
  AppDownload: '--type app-download --app-platform ios --app-id 1234567890',
  OfflineConversion: '--type offline --category purchase',
  InStoreTransaction: '--type in-store',
};

const base = '--window 7d --status paused --exclude-from-bidding --enhanced-conversions';
const free = '--revenue variable --revenue-value 2.5 --currency EUR --count unique';
const web = `${base} ${free} --tag shop --scope customer --view-through-window 2h --attribution last-touch`;
const visit = `${base} --tag shop --scope customer --view-through-window 2h --attribution data-driven --category other
  --count unique --revenue fixed --revenue-value 2.5`;
const app = `${base} --scope customer --count all --category download --revenue fixed --revenue-value 0.001`;

/** For each type the flags of a goal with every field that it can have. */
export const fullest: Readonly<Record<GoalType, string>> = {
  Url: `--type url ${web} --category contact --url https://shop.example.com/?a=1&b=2 --url-operator begins-with`,
  Duration: `--type duration ${visit} --min-duration 1h30m`,
  PagesViewedPerVisit: `--type pages-viewed ${visit} --min-pages 7`,
  Event: `--type event ${web} --category begin-checkout --event-action purchase --event-action-operator contains
    --event-category shop --event-category-operator begins-with --event-label "Order Completed"
    --event-label-operator regex --event-value 12.345 --event-value-operator greater-than`,
  AppInstall: `--type app-install ${app} --app-platform windows-phone --app-id com.example.other`,
  AppDownload: `--type app-download ${app} --app-platform windows --app-id 9876543210`,
  OfflineConversion: `--type offline ${base} ${free} --scope customer --category subscribe --externally-attributed`,
  InStoreTransaction: `--type in-store ${base} ${free} --scope customer --category purchase`,
};

let shop: Promise<EmulatorState> | undefined;

/** The tags shop (5001) and blog (5002) and one goal of each type with every field, made by the commands themselves. */
export function oneOfEachType(): Promise<EmulatorState> {
  shop ??= makeOneOfEachType();
  return shop;
}

async function makeOneOfEachType(): Promise<EmulatorState> {
  const { run, state } = await emulated(anAccount({ tags: [{ name: 'shop' }, { name: 'blog' }] }));
  for (const type of goalTypes) {
    const { code, stderr } = await run(`goals create --name "my ${type}" ${fullest[type]}`);
    if (code !== 0) throw new Error(`${type}: ${stderr}`);
  }
  return state();
}
