import { resolve } from 'node:path';
import type { Environment } from '../domain/environment.js';
import { isMapping } from '../files/mapping.js';
import type { Io } from '../render/io.js';
import type { Desired, Place } from './desired.js';
import { AccountFindings } from './file/account-findings.js';
import { accountMembers } from './file/account-members.js';
import { chooseTargets } from './file/choose-targets.js';
import { Findings } from './file/findings.js';
import { type LoadedFile, loadFiles } from './file/load-files.js';
import type { FileMember } from './file/member.js';
import { mistakeWords } from './file/mistake-words.js';
import { type Parts, type PartsOf, readParts } from './file/parts.js';
import { goalParts, readAccount, readDefaults, type Shared, tagParts } from './file/read-account.js';

/** Which file is read, and what it may use. */
export interface PlanFile {
  io: Pick<Io, 'stdin' | 'cwd' | 'env'>;
  /** `-`: standard input. */
  path: string;
  /** What it holds, where that is known; undefined: it is read. */
  text?: string | undefined;
  /** Only these accounts of the file; undefined: all. */
  targets?: readonly string[] | undefined;
  /** That of the run: accounts of another may want variables that nobody has set here. Undefined: it is for all. */
  environment?: Environment | undefined;
}

/** What a file wants. */
export interface WantedByFile {
  /** By account; of a file without `accounts` it is one. */
  desired: Desired[];
  /** What somebody should know, each with its place. */
  warnings: string[];
  /** The files that it was read from, as messages call them, the main one first. */
  files: string[];
}

const accountParts: PartsOf<FileMember> = {
  name: 'accounts',
  one: 'account',
  each: 'an account',
  members: accountMembers,
};

/**
 * What a file wants, by account (docs/config-file.md). Nothing is asked of the service.
 * @throws BingctlError `usage` with everything that is wrong with it and the files that it includes
 */
export async function readPlanFile({ io, path, text, targets, environment }: PlanFile): Promise<WantedByFile> {
  const findings = new Findings(io.env);
  const { files, areAll } = await loadFiles(io, { path, text }, findings);
  const [main] = files;
  const ofAccounts = new Map<string | null, AccountFindings>();
  const all = main ? readAll(main, files, { findings, ofAccounts, areAll }) : [];
  const desired = main && areAll ? chooseTargets(all, targets, startOf(main), findings) : [];
  for (const { target, environment: there } of desired) {
    if ([undefined, there ?? environment].includes(environment)) ofAccounts.get(target)?.tellMissing();
  }
  tellSettings(files, io, findings);
  const error = findings.error();
  if (error) throw error;
  return { desired, warnings: findings.warnings, files: files.map(({ name }) => name) };
}

interface ReadingAll {
  findings: Findings;
  /** Filled with those of each account, by its name. */
  ofAccounts: Map<string | null, AccountFindings>;
  /** There are no other files that may have what is missing in these. */
  areAll: boolean;
}

function readAll(
  main: LoadedFile,
  files: readonly LoadedFile[],
  { findings, ofAccounts, areAll }: ReadingAll,
): Desired[] {
  const layers = files.map(({ layer }) => layer);
  for (const defaults of layers.slice(1).flatMap((layer) => layer.get('defaults') ?? [])) {
    findings.complain(defaults.spot.place, mistakeWords.mainFileOnly('defaults'));
  }
  const shared: Shared = {
    defaults: readDefaults(main.layer, findings),
    tags: readParts(tagParts, layers, false, findings),
    goals: readParts(goalParts, layers, false, findings),
    asTheyStand: new Map(),
  };
  const within = (name: string) => {
    const own = ofAccounts.get(name) ?? new AccountFindings(findings);
    ofAccounts.set(name, own);
    return own;
  };
  const accounts = readParts(accountParts, layers, false, findings, within);
  if (!areAll) return [];
  if (!layers.some((layer) => ['tags', 'goals', 'accounts'].some((name) => layer.has(name)))) {
    findings.complain(startOf(main), mistakeWords.neitherTagsNorGoals());
  }
  const several = layers.flatMap((layer) => layer.get('accounts') ?? []);
  if (several.length === 0) return [readAccount(null, new Map(), shared, findings)];
  for (const { spot } of several) {
    const isEmpty = spot.value === null || (isMapping(spot.value) && spot.members().length === 0);
    if (isEmpty) findings.complain(spot.place, mistakeWords.noAccounts());
  }
  refuseSameAccounts(accounts, findings);
  return [...accounts].map(([name, { layer }]) => readAccount(name, layer ?? new Map(), shared, within(name)));
}

function startOf({ name }: LoadedFile): Place {
  return { file: name, line: 1, column: 1 };
}

/** Where the settings stand in another file than the one that is looked at for them, nobody should think that they count. */
function tellSettings(files: readonly LoadedFile[], { cwd }: Pick<Io, 'cwd'>, findings: Findings): void {
  for (const { name, layer } of files) {
    const settings = layer.get('settings');
    if (settings && resolve(cwd, name) !== resolve(cwd, 'bingctl.yaml')) {
      findings.warn(
        settings.spot.place,
        'these settings are not read: only those of bingctl.yaml in the working folder are',
      );
    }
  }
}

/** Two accounts of the file that are one would undo each other's changes. */
function refuseSameAccounts(accounts: Parts, { complain }: Findings): void {
  const holders = new Map<string, string>();
  for (const [name, { place, layer }] of accounts) {
    const taken = ['environment', 'accountId'].map((member) => layer?.get(member));
    // Which account it is cannot be told where that is wrong, or a variable that is missing.
    if (taken.some((each) => each && each.value === undefined)) continue;
    const identity = taken.map((each) => each?.value ?? null);
    const holder = holders.get(JSON.stringify(identity));
    if (holder === undefined) holders.set(JSON.stringify(identity), name);
    else complain(place, mistakeWords.sameAccount(holder));
  }
}
