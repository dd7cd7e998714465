import { markdownTable, megabytes, seconds } from './report.js';

const says = {
  first: '`apply`, all to be created',
  steady: '`apply`, nothing to change',
  plan: '`plan`, nothing to change',
};

const mostTime = 1.3;
const mostMemory = 2;
/** How much longer the second half of the goals may take than the first: what is linear takes as long. */
const mostGrowth = 1.3;

/** @param {readonly number[]} times of three sizes that are equally far apart */
export function growth([few, half, all]) {
  return (all - half) / (half - few);
}

/** What is promised of a figure, and whether it holds. */
export function bounds({ ratio, memoryRatio, growth: grows }) {
  return [
    { of: 'time', holds: ratio <= mostTime },
    ...(memoryRatio === undefined ? [] : [{ of: 'memory', holds: memoryRatio <= mostMemory }]),
    ...(grows === undefined ? [] : [{ of: 'growth', holds: grows <= mostGrowth }]),
  ];
}

function verdict(figure) {
  const broken = bounds(figure).filter(({ holds }) => !holds);
  return broken.length === 0 ? 'pass' : `FAIL: ${broken.map(({ of }) => of).join(', ')}`;
}

/** Those with answers that come later, as a table of Markdown. */
export function delayedTable(figures) {
  const [{ goals, lateMs }] = figures;
  const head = [
    `${goals.toLocaleString('en')} goals, 10 customers, ${lateMs} ms an answer`,
    'bare loop',
    'time',
    `× bare loop (at most ${mostTime})`,
    '',
  ];
  const rows = figures.map((figure) => {
    const { name, transport, bareMs, ownMs, ratio } = figure;
    return [
      `${says[name]}, ${transport.toUpperCase()}`,
      seconds(bareMs),
      seconds(ownMs),
      ratio.toFixed(2),
      verdict(figure),
    ];
  });
  return markdownTable(head, rows);
}

/** The figures as a table of Markdown. */
export function planTable(figures, sizes) {
  const [few, half, all] = sizes.map((size) => size.toLocaleString('en'));
  const head = [
    `${all} goals, 10 customers`,
    'bare loop',
    'time',
    `× bare loop (at most ${mostTime})`,
    'emulator alone',
    `${half} to ${all} × ${few} to ${half} (at most ${mostGrowth})`,
    `peak, ${few}`,
    `peak, ${all}`,
    `× (at most ${mostMemory})`,
    '',
  ];
  const rows = figures.map((figure) => {
    const { name, transport, bareMs, ownMs, ratio, emulatorMs, memoryBytes, memoryRatio } = figure;
    return [
      `${says[name]}, ${transport.toUpperCase()}`,
      seconds(bareMs),
      seconds(ownMs),
      ratio.toFixed(2),
      emulatorMs === null ? '' : seconds(emulatorMs),
      figure.growth.toFixed(2),
      megabytes(memoryBytes.small),
      megabytes(memoryBytes.large),
      memoryRatio.toFixed(2),
      verdict(figure),
    ];
  });
  return markdownTable(head, rows);
}
