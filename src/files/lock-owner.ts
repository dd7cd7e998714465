import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds a lock; written as the name of a file. */
export interface Owner {
  pid: number;
  /** When the process began, in the system's ticks: tells it from a later one with the same pid. '0' where unknown. */
  began: string;
  host: string;
  nonce: string;
}

export function thisProcess(): Omit<Owner, 'nonce'> {
  return {
    pid: process.pid,
    began: statOf(process.pid)?.began ?? '0',
    host: hostname().replace(/[^\w.-]/g, '_') || 'host',
  };
}

export function ownerName({ pid, began, host, nonce }: Owner): string {
  return `${pid}~${began}~${nonce}~${host}`;
}

export function ownerFromName(name: string): Owner | undefined {
  const [pid, began, nonce, host] = name.split('~');
  if (!/^\d+$/.test(pid ?? '') || began === undefined || nonce === undefined || host === undefined) return undefined;
  return { pid: Number(pid), began, nonce, host };
}

/** True only when the owner is known to be dead. On another machine (a shared folder) nobody can tell, so it is not. */
export function isGone(owner: Owner): boolean {
  if (owner.host !== thisProcess().host) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // EPERM: alive, and somebody else's.
    return !(error instanceof Error && 'code' in error && error.code === 'EPERM');
  }
  const stat = statOf(owner.pid);
  // A zombie answers to signals until its parent has noticed; it will never give anything back.
  return stat !== undefined && (stat.state === 'Z' || (owner.began !== '0' && stat.began !== owner.began));
}

/** State and start time of a process where /proc tells (proc_pid_stat(5), fields 3 and 22). */
function statOf(pid: number): { state: string; began: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name comes before them and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', began: fields[19] ?? '0' };
  } catch {
    return undefined;
  }
}
