import type { GoalCategory } from './goal.js';

/**
 * What the words of an event's name speak for, the first that fits. Names come as analytics tools write them: "Order
 * Completed", order_completed, orderCompleted (the recommended names of Segment, GA4 and Microsoft's ExampleEventsEcommerce).
 */
const signs: readonly [GoalCategory, RegExp][] = [
  [
    'BeginCheckout',
    /\b(begin|begun|start(ed)?|initiated?|view(ed)?) checkout\b|\bcheckout (began|begun|start(ed)?|initiated|viewed)\b/,
  ],
  ['AddToCart', /\badd(ed)?( \w+)? to (cart|basket|bag)\b|\b(product|item) added\b|\b(cart|basket) add\b/],
  [
    'Purchase',
    /\bpurchased?\b|\border (complete|completed|paid|placed|confirmed|created|success)\b|\b(complete|completed|placed|paid) order\b|\b(payment|checkout|transaction) (complete|completed|succeeded|success)\b|\b(bought|sale|transaction)\b/,
  ],
  ['RequestQuote', /\bquotes?\b|\bestimate (requested|request)\b/],
  ['BookAppointment', /\bappointments?\b|\b(book|booked|booking|reservation|schedule|scheduled)\b/],
  ['Subscribe', /\b(subscribed?|subscription|newsletter|trial)\b/],
  ['Signup', /\bsign(ed)? ?up\b|\bregist(er|ered|ration)\b|\baccount (created|opened)\b|\bcreated? account\b/],
  ['SubmitLeadForm', /\bleads?\b|\bform (submit|submitted|sent|completed)\b|\bsubmit(ted)?( \w+)? form\b/],
  ['GetDirections', /\bdirections?\b|\bstore locat/],
  ['OutboundClick', /\boutbound\b|\bexternal link\b/],
  ['Contact', /\b(contact|contacted|call|called|phone|chat|whatsapp|e ?mail)\b/],
  ['PageView', /\b(page|screen|item|product|content) ?view(ed)?\b|\bview(ed)? (page|item|product|content)\b/],
];

/** The category that an event's name speaks for, null when it speaks for none. A guess: for people to choose first. */
export function guessCategory(event: string): GoalCategory | null {
  const words = event
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
  return signs.find(([, sign]) => sign.test(words))?.[0] ?? null;
}
