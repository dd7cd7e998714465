// For each command one run: the cheapest that does what the command is for, or its help where it needs a person, a profile,
// or goes on until it is stopped. The bench times them, test/start-up.test.ts counts what they load.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files that the runs name, in the folder that they run in. */
const inputs = {
  'call.json': '{"type":"track","event":"Order Completed"}',
  'goals.json': '[{"type":"Event","id":"71","actionExpression":"buy","actionOperator":"Equals"}]',
  'shop.yaml': 'tags:\n  shop: {}\n',
};

/** @param {string} folder */
export function writeInputs(folder) {
  for (const [name, text] of Object.entries(inputs)) writeFileSync(join(folder, name), text);
}

/** @typedef {{ command: string, flags: string, calls: boolean }} Run `calls`: it is for an account, behind `--base-url` */

const alone = (command, flags = '') => ({ command, flags, calls: false });
const calling = (command, flags = '') => ({ command, flags, calls: true });

/** For an account with the tag `shop` and the url goal `Thanks`. @type {readonly Run[]} */
export const runs = [
  alone('login', '--help'),
  alone('logout'),
  calling('whoami'),
  calling('accounts list'),
  alone('accounts use', '--help'),
  alone('profiles list'),
  alone('profiles show', '--help'),
  alone('profiles use', '--help'),
  alone('profiles delete', '--help'),
  calling('tags list'),
  calling('tags get', 'shop'),
  calling('tags create', '--name shop --if-exists skip'),
  calling('tags update', 'shop --description web'),
  calling('tags script', 'shop'),
  calling('tags auth-key', 'shop --yes'),
  calling('goals list'),
  calling('goals get', 'Thanks'),
  calling('goals create', '--type url --name Thanks --tag shop --category purchase --url /thanks --if-exists skip'),
  calling('goals update', 'Thanks --window 7d'),
  alone('goals match', '--goals goals.json --event-action buy'),
  calling('goals audit', '--source segment --events call.json'),
  calling('goals pause', 'Thanks'),
  calling('goals resume', 'Thanks'),
  alone('events map', '--source segment call.json'),
  calling('plan', '-f shop.yaml'),
  calling('apply', '-f shop.yaml --yes'),
  calling('export'),
  alone('doctor', '--check node'),
  alone('explain', '5317'),
  alone('emulator start', '--help'),
  alone('emulator reset', '--yes'),
  alone('emulator seed'),
  calling('wsdl refresh'),
  alone('wsdl diff', '--help'),
];

/** The words of a run's command line. @param {Run} run @param {string} url where the account is */
export function wordsOf({ command, flags, calls }, url) {
  return `${command} ${flags}${calls ? ` --base-url ${url}` : ''}`.split(' ').filter((word) => word !== '');
}
