import { Option } from 'commander';
import { capiPresets, eventSources, readings } from '../domain/event-source.js';
import { choice, parsed, text } from './declare.js';

/** The flags that say who sends the events and how its destination is set up. */
export function destinationOptions(): Option[] {
  const segment = [
    new Option('--enable-consent', 'the consent switch of the destination is on'),
    text('--consent-category <name>', 'the consent category that grants, chosen in the destination'),
    text('--consent-property <name>', "the property that holds the visitor's choice"),
  ];
  const segmentCapi = [
    choice('--preset <preset>', 'the preset of the mapping', capiPresets),
    new Option('--also-device-mode', 'the same events leave in device mode too'),
  ];
  const rudderstack = [
    new Option('--enhanced-conversions', 'e-mail and phone are sent along'),
    new Option('--hash-required', 'they are hashed first'),
  ];
  const amplitude = [
    parsed<string[]>(
      '--map <field=path>',
      'a mapped field, such as "Value=event.order_total" or "External ID=user.user_id"; may be repeated',
      (field, _, before) => [...(before ?? []), field],
    ),
    new Option('--label-mapped', "Event Label is mapped to the event's name"),
  ];
  return [
    choice('--source <source>', 'who sends the events', eventSources),
    choice('--as <reading>', 'where documents and shipped code differ', readings).default('shipped', 'shipped'),
    text('--page-url <url>', 'the address of the page, where the call does not say it'),
    choice('--event-type <type>', 'segment-capi, amplitude: the type that is sent', ['custom', 'page-load']),
    ...segment.map((option) => option.helpGroup('Destination of --source segment:')),
    ...segmentCapi.map((option) => option.helpGroup('Destination of --source segment-capi:')),
    ...rudderstack.map((option) => option.helpGroup('Destination of --source rudderstack:')),
    ...amplitude.map((option) => option.helpGroup('Destination of --source amplitude:')),
  ];
}
