import type { Command } from 'commander';
import { industryWords, tagTrackingStatusWords } from '../domain/tag-words.js';
import { choice, examples, ifExists, text, word, writeOptions } from './declare.js';
import type { Lazily } from './lazily.js';

/** `bingctl tags`: the UET tags of the customer. */
export function tags(noun: Command, lazily: Lazily): void {
  noun
    .description(
      'UET tags: what the pages of a site carry, so that visits and conversions are seen. They belong to the customer.',
    )
    .addHelpText(
      'after',
      examples('bingctl tags list', 'bingctl tags create --name shop', 'bingctl tags script shop > uet.html'),
    );

  noun
    .command('list')
    .summary('list the UET tags that the customer can see')
    .description('List the UET tags that the customer can see, those shared with it among them.')
    .addOption(word('--status <status>', 'only tags in this state', tagTrackingStatusWords))
    .addHelpText(
      'after',
      examples(
        'bingctl tags list',
        'bingctl tags list --status unverified',
        `bingctl tags list --json | jq -r '.[].id'`,
      ),
    )
    .action(lazily(() => import('./tags/list.js')));

  noun
    .command('get')
    .summary('show one or several UET tags')
    .description('Show one or several UET tags, by id or name.')
    .argument('<tag...>', 'ids or names')
    .addHelpText('after', examples('bingctl tags get shop', 'bingctl tags get 187012345 "blog tag" --json'))
    .action(lazily(() => import('./tags/get.js')));

  const create = noun
    .command('create')
    .summary('create a UET tag')
    .description('Create a UET tag, or several from a file. Tags cannot be deleted through the API.')
    .addOption(text('--name <name>', 'its name, unique in the customer, at most 100 characters'))
    .addOption(text('--description <text>', 'what it is for'))
    .addOption(word('--industry <industry>', 'the industry of the site', industryWords))
    .addOption(ifExists())
    .addHelpText(
      'after',
      examples(
        'bingctl tags create --name shop --description "www.example.com" --industry retail',
        'bingctl tags create --name shop --if-exists skip --json',
        'bingctl tags create --from-file tags.yaml --dry-run',
      ),
    )
    .action(lazily(() => import('./tags/create.js')));
  for (const option of writeOptions()) create.addOption(option);

  const update = noun
    .command('update')
    .summary('change a UET tag')
    .description('Change a UET tag: what is not named stays as it is.')
    .argument('[tag]', 'id or name')
    .addOption(text('--name <name>', 'a new name'))
    .addOption(text('--description <text>', 'a new description'))
    .addOption(word('--industry <industry>', 'the industry of the site', industryWords))
    .addHelpText(
      'after',
      examples('bingctl tags update shop --name "web shop"', 'bingctl tags update --from-file tags.yaml --dry-run'),
    )
    .action(lazily(() => import('./tags/update.js')));
  for (const option of writeOptions()) update.addOption(option);

  noun
    .command('script')
    .summary('print the script to put on the site')
    .description(
      'Print the tracking script of a UET tag, byte for byte as the service made it, or a documented variant.',
    )
    .argument('<tag>', 'id or name')
    .option('--noscript', 'the image for browsers without scripts instead')
    .addOption(choice('--format <format>', 'with its element or the code alone', ['html', 'js']))
    .addOption(choice('--consent <state>', 'store nothing until the visitor consents', ['default-denied']))
    .option('--nonce <nonce>', 'the nonce of the content security policy')
    .option('--spa', 'follow the page views of a single-page application')
    .option('--queue <name>', 'another queue than uetq, for a page with several tags')
    .addHelpText(
      'after',
      examples(
        'bingctl tags script shop > uet.html',
        'bingctl tags script shop --format js --spa > uet.js',
        'bingctl tags script shop --consent default-denied --nonce "$NONCE"',
      ),
    )
    .action(lazily(() => import('./tags/script.js')));

  noun
    .command('auth-key')
    .summary('print the Conversions API key of a UET tag')
    .description(
      'Print the key that the Conversions API takes for this UET tag. The service makes one if there is none, so this asks first.',
    )
    .argument('<tag>', 'id or name')
    .option('-y, --yes', 'do not ask for consent')
    .option('--dry-run', 'look the tag up, but ask the service for no key')
    .addHelpText('after', examples('bingctl tags auth-key shop --yes', 'KEY=$(bingctl tags auth-key 187012345 --yes)'))
    .action(lazily(() => import('./tags/auth-key.js')));
}
