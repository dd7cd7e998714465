import { type Command, Option } from 'commander';
import { type EventSource, eventSources } from '../domain/event-source.js';
import {
  appPlatformWords,
  attributionWords,
  countWords,
  expressionOperatorWords,
  goalCategoryWords,
  goalStatusWords,
  goalTrackingStatusWords,
  goalTypeWords,
  revenueTypeWords,
  scopeWords,
  valueOperatorWords,
} from '../domain/goal-words.js';
import { type Severity, severities } from '../domain/severity.js';
import { choice, examples, ifExists, parsed, text, word, writeOptions } from './declare.js';
import { destinationOptions } from './destination-options.js';
import { eventFileOptions } from './event-file-options.js';
import { amount, minutes, seconds, unset, wholeNumber } from './goals/values.js';
import type { Lazily } from './lazily.js';
import { matchOptions } from './match-options.js';

/** `bingctl goals`: the conversion goals of the account. */
export function goals(noun: Command, lazily: Lazily): void {
  noun
    .description('Conversion goals: what counts as a conversion. Goals cannot be deleted, only paused.')
    .addHelpText(
      'after',
      examples(
        'bingctl goals list --tag shop',
        'bingctl goals create --type url --name Thanks --tag shop --category purchase --url /thanks',
        'bingctl goals pause Thanks',
      ),
    );

  noun
    .command('list')
    .summary('list the conversion goals of the account')
    .description('List the conversion goals of the account, of every type that it has.')
    .addOption(word('--type <type>', 'only goals of this type', goalTypeWords))
    .option('--tag <tag>', 'only goals that use this UET tag, by id or name')
    .addOption(word('--status <status>', 'only goals in this state', goalStatusWords))
    .addOption(word('--tracking-status <status>', 'only goals whose tracking is', goalTrackingStatusWords))
    .addHelpText(
      'after',
      examples(
        'bingctl goals list --tag shop',
        `bingctl goals list --json | jq '.[].name'`,
        'bingctl goals list -o csv',
      ),
    )
    .action(lazily(() => import('./goals/list.js')));

  noun
    .command('get')
    .summary('show one or several conversion goals')
    .description('Show one or several conversion goals, by id or name.')
    .argument('<goal...>', 'ids or names')
    .addHelpText('after', examples('bingctl goals get Purchase', 'bingctl goals get 71 72 --json'))
    .action(lazily(() => import('./goals/get.js')));

  const create = noun
    .command('create')
    .summary('create a conversion goal')
    .description(
      'Create a conversion goal of any type, or several from a file. At a terminal, what is missing is asked for.',
    )
    .option('--like <goal>', 'start from the fields of this goal, by id or name')
    .addOption(ifExists())
    .addHelpText(
      'after',
      examples(
        'bingctl goals create --type event --tag shop --source segment \\',
        '    --event "Order Completed" --name "Order Completed" --category purchase \\',
        '    --revenue variable --currency USD',
        'bingctl goals create --type event --name "Order paid" --tag shop --category purchase \\',
        '    --event-action track --event-label "Order Completed"',
        'bingctl goals create --type url --name Thanks --tag shop --category purchase \\',
        '    --url /thanks --url-operator contains',
        'bingctl goals create --type duration --name "Five minutes" --tag shop \\',
        '    --min-duration 5m',
        'bingctl goals create --from-file goals.yaml --if-exists update --dry-run',
      ),
    )
    .action(lazily(() => import('./goals/create.js')));
  for (const option of eventFileOptions('at a terminal: choose the event from a tracking plan or a sample')) {
    create.addOption(option);
  }
  fieldOptions(create);

  const update = noun
    .command('update')
    .summary('change a conversion goal')
    .description('Change a conversion goal: what is not named stays as it is.')
    .argument('[goal]', 'id or name')
    .addOption(
      parsed(
        '--unset <pair...>',
        'take a pair of an Event goal away: event-action, event-category, event-label, event-value',
        unset,
      ),
    )
    .addHelpText(
      'after',
      examples(
        'bingctl goals update Purchase --window 7d',
        'bingctl goals update Purchase --event-label order_completed --unset event-category',
        'bingctl goals update --from-file goals.yaml --dry-run',
      ),
    )
    .action(lazily(() => import('./goals/update.js')));
  fieldOptions(update);

  const match = noun
    .command('match')
    .summary('say which goals an event counts for, and why not')
    .description(
      'Say which goals an event counts for: yes, no or undetermined, and for those that it misses, why. ' +
        'With several events, as JSON, one a line, how many each goal counts; with -o ndjson, what counts each event.',
    )
    .addHelpText(
      'after',
      examples(
        'bingctl goals match --source segment --event "Order Completed" --property revenue=25',
        'bingctl goals match --event-action track --event-label order_completed --tag shop',
        'bingctl goals match --url https://shop.example.com/thanks',
        'bingctl goals match --source rudderstack --events calls.ndjson',
        'cat calls.ndjson | bingctl goals match --goals goals.json --source segment',
      ),
    )
    .action(lazily(() => import('./goals/match.js')));
  matchOptions(match);

  const audit = noun
    .command('audit')
    .summary('find goals that count nothing, or the wrong thing')
    .description(
      'Look for what costs conversions: goals that nothing can trigger, events that no goal counts, and more. ' +
        'With --events, against a tracking plan or a sample of what the site sends.',
    )
    .addHelpText(
      'after',
      examples(
        'bingctl goals audit',
        'bingctl goals audit --events plan.json --source segment',
        'bingctl goals audit --events sample.ndjson --source rudderstack --fail-on warning',
        'bingctl goals audit --goals goals.json --tags tags.json --events plan.yaml --source segment --json',
      ),
    )
    .action(lazily(() => import('./goals/audit.js')));
  auditOptions(audit);

  for (const [verb, deed] of [
    ['pause', 'stop counting conversions of'],
    ['resume', 'count conversions again of'],
  ] as const) {
    const command = noun
      .command(verb)
      .summary(`${deed} one or several goals`)
      .description(`${deed[0]?.toUpperCase()}${deed.slice(1)} one or several goals.`)
      .argument('[goal...]', 'ids or names')
      .addHelpText(
        'after',
        examples(
          `bingctl goals ${verb} Purchase`,
          `bingctl goals ${verb} 71 72`,
          `bingctl goals ${verb} --from-file goals.yaml --dry-run`,
        ),
      )
      .action(lazily(() => import(`./goals/status.js`).then((verbs) => verbs[verb])));
    for (const option of writeOptions()) command.addOption(option);
  }
}

function auditOptions(command: Command): void {
  const options = [
    ...eventFileOptions('a tracking plan, a container or a sample of calls, or - (standard input)'),
    parsed<string[]>(
      '--important <name...>',
      'events that need a goal, whatever they sound like',
      (name, _, before) => [...(before ?? []), name],
    ),
    text('--tag <tag>', 'only goals that use this UET tag, by id or name'),
    text('--goals <file>', 'take the goals from what `goals list --json` printed, and ask nobody'),
    text('--tags <file>', 'with --goals: take the UET tags from what `tags list --json` printed'),
    choice<Severity>('--fail-on <severity>', 'exit 1 when a finding is at least this', severities).default(
      'error',
      'error',
    ),
  ];
  for (const option of [...options, ...destinationOptions()]) command.addOption(option);
}

/** The members of a goal, and what every write takes; `create` and `update` take the same. */
function fieldOptions(command: Command): void {
  const all = [
    word('--type <type>', 'the type of goal', goalTypeWords),
    text('--name <name>', 'its name, unique in the customer, at most 100 characters'),
    text('--tag <tag>', 'the UET tag, by id or name'),
    word('--category <category>', 'what kind of conversion it is', goalCategoryWords),
    word('--scope <scope>', 'whose conversions count (default account)', scopeWords),
    word('--count <count>', 'every conversion, or one per click', countWords),
    parsed('--window <duration>', 'how long after a click one counts, such as 30d', minutes),
    parsed('--view-through-window <duration>', 'how long after a view one counts, such as 1d', minutes),
    word('--attribution <model>', 'the attribution model', attributionWords),
    word('--revenue <type>', 'what a conversion is worth', revenueTypeWords),
    parsed('--revenue-value <amount>', 'the fixed value, or the default of a variable one', amount),
    parsed('--currency <code>', 'the currency of the revenue, ISO 4217', (value) => value.toUpperCase()),
    word('--status <status>', 'whether it counts', goalStatusWords),
    new Option('--exclude-from-bidding', 'leave it out of automated bidding'),
    new Option('--no-exclude-from-bidding', 'use it for automated bidding'),
    new Option('--enhanced-conversions', 'use enhanced conversions'),
    new Option('--no-enhanced-conversions', 'do not use enhanced conversions'),
    ...writeOptions(),
  ];
  const short = [
    choice<EventSource>('--source <source>', 'who sends the event', eventSources),
    text('--event <name>', "the event's name, as it is sent: makes the condition"),
    word('--event-operator <operator>', 'how the name is compared', expressionOperatorWords),
    new Option('--label-mapped', "amplitude: the label is mapped to the event's name"),
  ];
  const event = [
    text('--event-action <expression>', 'the action to match'),
    word('--event-action-operator <operator>', 'how it is compared', expressionOperatorWords),
    text('--event-category <expression>', 'the category to match'),
    word('--event-category-operator <operator>', 'how it is compared', expressionOperatorWords),
    text('--event-label <expression>', 'the label to match'),
    word('--event-label-operator <operator>', 'how it is compared', expressionOperatorWords),
    parsed('--event-value <amount>', 'the value to compare with', amount),
    word('--event-value-operator <operator>', 'how it is compared', valueOperatorWords),
  ];
  const others = [
    text('--url <expression>', 'url: the address to match'),
    word('--url-operator <operator>', 'url: how it is compared', expressionOperatorWords),
    parsed('--min-duration <duration>', 'duration: the shortest visit, such as 5m', seconds),
    parsed('--min-pages <n>', 'pages-viewed: the fewest pages', wholeNumber),
    word('--app-platform <platform>', 'app-install, app-download: the platform', appPlatformWords),
    text('--app-id <id>', 'app-install, app-download: the id in the app store'),
    new Option('--externally-attributed', 'offline: attributed by another system'),
    new Option('--no-externally-attributed', 'offline: attributed by Microsoft Advertising'),
  ];
  for (const option of all) command.addOption(option);
  for (const option of short) command.addOption(option.helpGroup('Event goals, by who sends the event:'));
  for (const option of event) command.addOption(option.helpGroup('Event goals:'));
  for (const option of others) command.addOption(option.helpGroup('Goals of other types:'));
}
