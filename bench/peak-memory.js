// Loaded into a process with --import: writes the most memory that it held at a time, in bytes, to the file that
// BENCH_PEAK_MEMORY names.
import { readFileSync, writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.BENCH_PEAK_MEMORY, String(peakMemory())));

function peakMemory() {
  // Where Linux is concerned, maxRSS counts in what the parent held when it forked; VmHWM starts anew with the program.
  if (process.platform === 'linux') {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
  }
  const { maxRSS } = process.resourceUsage();
  // Kilobytes by the documentation, bytes in some builds for macOS. The most ever held is not less than what is held now.
  return maxRSS >= process.memoryUsage.rss() ? maxRSS : maxRSS * 1024;
}
