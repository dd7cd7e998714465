import { expect, test } from 'vitest';
import { anAccount } from '../kit/account.js';
import { bingctl, quickClock } from '../kit/bingctl.js';

const create = 'tags create --name shop -o id';

// services-protocol.md: after CallRateExceeded, wait 60 seconds and resubmit. Chance adds up to five.
test.each<[faults: string[], flags: string, slept: number[], exit: number]>([
  [['throttle:AddUetTags'], '', [62_500], 0],
  [['throttle:AddUetTags,count=3'], '', [62_500, 62_500, 62_500], 0],
  [['throttle:AddUetTags,count=4'], '', [62_500, 62_500, 62_500], 6],
  [['throttle:AddUetTags,count=4'], '--max-retries 4', [62_500, 62_500, 62_500, 62_500], 0],
  [['throttle:AddUetTags'], '--max-retries 0', [], 6],
  [['throttle:AddUetTags,retry-after=7'], '', [7_000], 0],
  [['throttle:AddUetTags,status=429,retry-after=7'], '', [7_000], 0],
  [['throttle:GetUetTagsByIds,count=2', 'throttle:AddUetTags'], '', [62_500, 62_500, 62_500], 0],
  [['status:AddUetTags,status=429'], '', [62_500], 0],
  [['status:AddUetTags,status=429,retry-after=12'], '', [12_000], 0],
  [['status:AddUetTags,status=429,retry-after=601'], '', [], 6],
  [['status:AddUetTags,status=503,retry-after=601'], '', [], 6],
  // Not the limit: the service is away. An add may have been carried out, so it is looked up before it is sent again.
  [['status:AddUetTags,status=503,retry-after=9'], '', [9_000], 0],
  [['status:AddUetTags,status=503'], '', [500], 0],
  [
    ['status:AddUetTags,status=503,retry-after=9', 'status:GetUetTagsByIds,skip=1,retry-after=4'],
    '',
    [4_000, 9_000],
    0,
  ],
  [['status:GetUetTagsByIds,status=503,retry-after=9'], '', [9_000], 0],
  [['status:GetUetTagsByIds,status=503'], '', [250], 0],
])('%s %s waits %o ms and exits %i', async (faults, flags, slept, exit) => {
  const clock = quickClock();
  const { code } = await bingctl(`${create} ${flags}`, { account: anAccount(), faults, clock });
  expect({ code, slept: clock.slept }).toEqual({ code: exit, slept });
});

test('a log says that it waits, for how long and why, before it does', async () => {
  const faults = ['throttle:AddUetTags,retry-after=30'];
  const { code, stderr } = await bingctl(create, { account: anAccount(), faults, clock: quickClock() });
  expect({ code, stderr }).toMatchInlineSnapshot(`
    {
      "code": 0,
      "stderr": "too many calls: Too many calls have been made in too short a time. Wait 60 seconds and call again.; retry 1 of 3: waiting 30s
    ",
    }
  `);
});

test('a limit that stays is told with what was tried, and what to do', async () => {
  const faults = ['throttle:AddUetTags,count=9'];
  const { code, stderr } = await bingctl(`${create} --quiet`, { account: anAccount(), faults, clock: quickClock() });
  expect({ code, stderr: stderr.replace(/tracking id [^)]+/, 'tracking id …') }).toMatchInlineSnapshot(`
    {
      "code": 6,
      "stderr": "error: UET tag "shop" was not created
      CallRateExceeded (117, tracking id …): too many calls: Too many calls have been made in too short a time. Wait 60 seconds and call again. (tried 4 times in 188 s)
      Wait 60 seconds; bingctl does so by itself as often as --max-retries allows. A lower --concurrency helps.
    ",
    }
  `);
});
