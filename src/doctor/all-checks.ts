import type { Check } from './check.js';
import { account } from './checks/account.js';
import { autoTagging } from './checks/auto-tagging.js';
import { categories } from './checks/categories.js';
import { clock } from './checks/clock.js';
import { contract } from './checks/contract.js';
import { developerToken } from './checks/developer-token.js';
import { endpoint } from './checks/endpoint.js';
import { goals } from './checks/goals.js';
import { ids } from './checks/ids.js';
import { node } from './checks/node.js';
import { read } from './checks/read.js';
import { settings } from './checks/settings.js';
import { store } from './checks/store.js';
import { tags } from './checks/tags.js';
import { token } from './checks/token.js';
import { transport } from './checks/transport.js';
import { write } from './checks/write.js';

/** In the order of `checkNames`: what others need comes before them. */
export const allChecks: readonly Check[] = [
  node,
  settings,
  store,
  transport,
  endpoint,
  clock,
  token,
  developerToken,
  ids,
  account,
  read,
  write,
  autoTagging,
  tags,
  goals,
  categories,
  contract,
];
